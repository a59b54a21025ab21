# The counterpart of test_installer.sh for a real Windows. Written without one: it has not been run yet.
#   installer/test_installer.ps1 FOLDER_WITH_THE_SETUP
param([Parameter(Mandatory)][string]$Folder)
$ErrorActionPreference = "Stop"
$setup = (Get-ChildItem "$Folder\IBDesk-*-setup.exe" | Select-Object -First 1).FullName
$program = "$env:LOCALAPPDATA\Programs\IBDesk"
$data = "$env:LOCALAPPDATA\IBDesk"
$desktop = "$([Environment]::GetFolderPath('Desktop'))\IBDesk.lnk"
$menu = "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\IBDesk.lnk"
$settings = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\IBDesk"
$script:failed = 0

function Check([string]$words, [bool]$holds) {
    if ($holds) { "ok    $words" } else { "FAIL  $words"; $script:failed++ }
}
function Run([string]$file, [string[]]$words) { (Start-Process $file -ArgumentList $words -PassThru -Wait).ExitCode }
function Within([int]$seconds, [scriptblock]$reached) {
    for ($i = 0; $i -lt 2 * $seconds; $i++) { if (& $reached) { return $true }; Start-Sleep -Milliseconds 500 }
    return $false
}

New-Item -ItemType Directory -Force $data | Out-Null
Set-Content "$data\a board.txt" keep
Check "a silent installation ends with 0" ((Run $setup @("/S")) -eq 0)
Check "the programs are there" ((Test-Path "$program\IBDesk.exe") -and (Test-Path "$program\ibdesk-cli.exe"))
Check "the shortcuts are there" ((Test-Path $menu) -and (Test-Path $desktop))
Check "Settings can remove it quietly" ((Get-ItemProperty $settings).QuietUninstallString -like '*Uninstall.exe" /S')
& "$program\ibdesk-cli.exe" --self-test self-test.txt
Check "the console program passes its self-test" ($LASTEXITCODE -eq 0)
Check "the windowed program passes it too" ((Run "$program\IBDesk.exe" @("--self-test", "windowed.txt")) -eq 0)
& "$program\ibdesk-cli.exe" demo demo --no-window
Check "the console program makes the sample" ($LASTEXITCODE -eq 0)

$board = Join-Path (Get-Location) ("Ward plan {0} {1}r{2}.ibdesk" -f [char]0xA3, [char]0xC6, [char]0xF8)
Move-Item (Get-ChildItem demo\*.ibdesk | Select-Object -First 1).FullName $board
Remove-Item "$data\settings.ini" -ErrorAction SilentlyContinue
Start-Process $board                              # a double click, with the real file type
$opened = Within 60 { (Test-Path "$data\settings.ini") -and (Select-String -Quiet "Ward plan" "$data\settings.ini") }
Check "a double click on a board opens it" $opened
$second = Join-Path (Get-Location) ("Second plan {0}.ibdesk" -f [char]0xA3)
Copy-Item $board $second
Start-Process $second                             # hands its board to the window that is open
$handed = Within 60 { Select-String -Quiet "Second plan" "$data\settings.ini" }
Check "a second start hands its board to the window that is open" $handed
Check "and ends" (Within 30 { @(Get-Process IBDesk).Count -eq 1 })
Check "an upgrade is refused while the program is open" ((Run $setup @("/S")) -eq 5)
Get-Process IBDesk -ErrorAction SilentlyContinue | Stop-Process -Force
Start-Sleep 3
Set-Content "$program\_internal\left-by-an-old-version.dll" old
Set-Content "$program\my notes.txt" mine
Check "an upgrade ends with 0" ((Run $setup @("/S")) -eq 0)
Check "it removes what the old version left" (-not (Test-Path "$program\_internal\left-by-an-old-version.dll"))
Check "it leaves a person's own file" (Test-Path "$program\my notes.txt")
Check "a silent removal ends with 0" ((Run "$program\Uninstall.exe" @("/S")) -eq 0)
Check "the programs are gone" (Within 30 { -not (Test-Path "$program\Uninstall.exe") })
Check "their folder is gone" (-not (Test-Path "$program\_internal"))
Check "a person's file stays" (Test-Path "$program\my notes.txt")
Check "the boards' folder stays" (Test-Path "$data\a board.txt")
Check "the shortcuts are gone" (-not ((Test-Path $menu) -or (Test-Path $desktop)))
Check "Settings forgot it" (-not (Test-Path $settings))
"$script:failed failed"
exit [int]($script:failed -gt 0)
