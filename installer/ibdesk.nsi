; The setup program for Windows. Made by package.py, which passes VERSION, FOUR (the version in four numbers), FILES (the
; bundle's files, sorted), OUT and, where they apply, SIGN and FAST.
;
;   IBDesk-VERSION-setup.exe              for the person at the computer: no administrator, no question but "Install"
;     /S                                  without a window
;     /D=C:\Another\Folder                into another folder; last, without quotes
;     /ALLUSERS                           for everybody (Program Files, HKLM); as administrator or SYSTEM
;     /NODESKTOP                          without a shortcut on the desktop
; Ends with 0 done, 1 cancelled, 2 failed, 3 /ALLUSERS without administrator rights, 4 Windows is too old, 5 IBDesk is open.
; It never touches boards, settings, or files in its folder that it did not bring.

Target amd64-unicode                     ; also runs where Wine has no 32-bit half, and sees the real folders
!define APP       "IBDesk"
!define PUBLISHER "IBDesk project"
!define EXE       "IBDesk.exe"
!define CLI       "ibdesk-cli.exe"
!define PROGID    "IBDesk.Board.1"
!define EXT       ".ibdesk"
!define UNINST    "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define APPKEY    "Software\${APP}"
!define APPPATHS  "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define CANCELLED 1
!define FAILED    2
!define NO_RIGHTS 3
!define TOO_OLD   4
!define IS_OPEN   5

Name "${APP} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir ""                            ; empty unless /D= was given: .onInit chooses
AllowSkipFiles off                       ; a file that cannot be written ends the setup, silent or not
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
BrandingText "${APP} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
CRCCheck on
SetDateSave off                          ; files carry the time of installation, and the setup is reproducible

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!define MUI_ICON   "..\resources\icon\ibdesk.ico"
!define MUI_UNICON "..\resources\icon\ibdesk.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "wizard.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Install ${APP} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${APP} makes the monthly board pack out of your workbooks.$\r$\n$\r$\nIt is installed for you alone; no administrator is needed. Your boards stay where they are, also when you remove ${APP} again."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "Start ${APP}"
!insertmacro MUI_PAGE_WELCOME            ; no page for a folder: nothing to choose, nothing to get wrong
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${FOUR}"
VIAddVersionKey "ProductName" "${APP}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${APP} setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Copyright the ${PUBLISHER}. MIT licence."

!ifdef SIGN                              ; called with the uninstaller, then with the finished setup
  !uninstfinalize '"${SIGN}" "%1"' = 0
  !finalize '"${SIGN}" "%1"' = 0
!endif

!macro End code
  SetErrorLevel ${code}
  Quit
!macroend

; A program that runs cannot be opened for writing.
!macro RefuseWhileOpen program
  ${If} ${FileExists} "$INSTDIR\${program}"
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\${program}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${Break}
      ${EndIf}
      ${If} ${Silent}
        !insertmacro End ${IS_OPEN}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${APP} is still open. Close it, then choose Retry." IDRETRY +3
      !insertmacro End ${IS_OPEN}
    ${Loop}
  ${EndIf}
!macroend

; What a version of IBDesk brought: these files and the folder that is its own. Nothing else in the folder is ours.
!macro RemoveProgram
  ${If} ${FileExists} "$INSTDIR\${EXE}"  ; without it, a folder "_internal" here is another program's
    RMDir /r "$INSTDIR\_internal"
    ${If} ${FileExists} "$INSTDIR\_internal\*.*"
      MessageBox MB_OK|MB_ICONEXCLAMATION "Files of ${APP} are in use. Restart Windows, then try again." /SD IDOK
      !insertmacro End ${IS_OPEN}
    ${EndIf}
    Delete "$INSTDIR\${CLI}"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\THIRD-PARTY-NOTICES.txt"
    Delete "$INSTDIR\${EXE}"
  ${EndIf}
  Delete "$INSTDIR\Uninstall.exe"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Var DesktopToo

Function .onInit
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "${APP} needs 64-bit Windows 10 or later." /SD IDOK
    !insertmacro End ${TOO_OLD}
  ${EndIf}
  ${GetParameters} $0
  StrCpy $DesktopToo 1
  ClearErrors
  ${GetOptions} $0 "/NODESKTOP" $1
  ${IfNot} ${Errors}
    StrCpy $DesktopToo 0
  ${EndIf}
  SetShellVarContext current
  StrCpy $2 "$LOCALAPPDATA\Programs\${APP}"
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_ICONSTOP|MB_OK "/ALLUSERS needs administrator rights." /SD IDOK
      !insertmacro End ${NO_RIGHTS}
    ${EndIf}
    SetShellVarContext all
    StrCpy $2 "$PROGRAMFILES64\${APP}"
  ${EndIf}
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${APPKEY}" "InstallDir"     ; an upgrade goes where the program is
    ${IfNot} ${FileExists} "$INSTDIR\${EXE}"
      StrCpy $INSTDIR $2
    ${EndIf}
  ${EndIf}
  ReadRegStr $1 SHCTX "${APPKEY}" "Version"
  ${If} $1 != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\${APP}.lnk"
    StrCpy $DesktopToo 0                                   ; its owner took it away; an upgrade does not bring it back
  ${EndIf}
FunctionEnd

Section "IBDesk"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${EXE}"
    MessageBox MB_OK|MB_ICONSTOP "$INSTDIR belongs to another program. Choose another folder." /SD IDOK
    !insertmacro End ${FAILED}
  ${EndIf}
  !insertmacro RefuseWhileOpen "${EXE}"
  !insertmacro RefuseWhileOpen "${CLI}"
  !insertmacro RemoveProgram
  SetOverwrite on
  !include "${FILES}"
  SetOutPath "$INSTDIR"                                    ; also the shortcuts' working folder
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0
  ${If} $DesktopToo = 1
    CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0
  ${EndIf}

  ; Boards open by a double click. Workbooks stay Excel's.
  WriteRegStr SHCTX "Software\Classes\${PROGID}" "" "${APP} board"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegStr SHCTX "Software\Classes\${EXT}" "" "${PROGID}"
  WriteRegNone SHCTX "Software\Classes\${EXT}\OpenWithProgids" "${PROGID}"
  WriteRegStr SHCTX "${APPPATHS}\${EXE}" "" "$INSTDIR\${EXE}"
  WriteRegStr SHCTX "${APPPATHS}\${CLI}" "" "$INSTDIR\${CLI}"

  WriteRegStr   SHCTX "${APPKEY}" "InstallDir" "$INSTDIR"
  WriteRegStr   SHCTX "${APPKEY}" "Version" "${VERSION}"
  WriteRegStr   SHCTX "${UNINST}" "DisplayName" "${APP}"
  WriteRegStr   SHCTX "${UNINST}" "DisplayVersion" "${VERSION}"
  WriteRegStr   SHCTX "${UNINST}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr   SHCTX "${UNINST}" "Publisher" "${PUBLISHER}"
  WriteRegStr   SHCTX "${UNINST}" "InstallLocation" "$INSTDIR"
  WriteRegStr   SHCTX "${UNINST}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr   SHCTX "${UNINST}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINST}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINST}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${UNINST}" "EstimatedSize" "$0"
  !insertmacro TellExplorer
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $0 HKLM "${APPKEY}" "InstallDir"
  ${If} $0 == $INSTDIR
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"                                    ; it would go in part, and stay in Settings
      MessageBox MB_ICONSTOP|MB_OK "${APP} is here for everybody. Remove it as administrator." /SD IDOK
      !insertmacro End ${NO_RIGHTS}
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro RefuseWhileOpen "${EXE}"
  !insertmacro RefuseWhileOpen "${CLI}"
  !insertmacro RemoveProgram
  RMDir "$INSTDIR"                                         ; only if nothing is left in it
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegKey SHCTX "Software\Classes\${PROGID}"
  ReadRegStr $0 SHCTX "Software\Classes\${EXT}" ""
  ${If} $0 == "${PROGID}"                                  ; else another program has taken the type over
    DeleteRegValue SHCTX "Software\Classes\${EXT}" ""
  ${EndIf}
  DeleteRegValue SHCTX "Software\Classes\${EXT}\OpenWithProgids" "${PROGID}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXT}\OpenWithProgids"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${EXT}"
  DeleteRegKey SHCTX "${APPPATHS}\${EXE}"
  DeleteRegKey SHCTX "${APPPATHS}\${CLI}"
  DeleteRegKey SHCTX "${UNINST}"
  DeleteRegKey SHCTX "${APPKEY}"
  !insertmacro TellExplorer
SectionEnd
