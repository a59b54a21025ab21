"""Comments and sign-off: who has not done their part?"""
