"""Board pack: what will the Board see?"""
