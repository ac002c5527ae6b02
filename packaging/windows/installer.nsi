; The installer for one person, without an administrator. Built by packaging/windows/installer, which says what goes in.
Unicode true
; A 64-bit installer: Beadle is one, too.
Target amd64-unicode
; What both programs share is stored once.
SetCompressorDictSize 64
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Beadle"
!define TYPE "Beadle.SetUpFile"

Name "Beadle"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Beadle"
; An upgrade goes where the last version is.
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Beadle"
VIAddVersionKey "FileDescription" "Beadle set-up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Install Beadle"
!define MUI_WELCOMEPAGE_TEXT "This installs Beadle ${VERSION} for you only. No administrator is needed, and settings \
and history of an earlier version stay as they are."
!define MUI_FINISHPAGE_TITLE "Beadle is installed"
!define MUI_FINISHPAGE_TEXT "You will find it in the Start menu."
!define MUI_FINISHPAGE_RUN "$INSTDIR\beadle.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Beadle"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A running program's file can't be written to. Waits while the clerk is asked to close Beadle; a silent run gives up at
; once, with the files that are there left as they are.
!macro NotRunning UN
Function ${UN}NotRunning
  again:
  ${IfNot} ${FileExists} "$INSTDIR\beadle.exe"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $0 "$INSTDIR\beadle.exe" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
    "Beadle is open. Finish what you are doing there, close it, and choose Retry." /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
FunctionEnd
!macroend
!insertmacro NotRunning ""
!insertmacro NotRunning "un."

Section
  Call NotRunning
  SetOutPath "$INSTDIR"
  File "${FROM}\beadle.exe"
  File "${FROM}\beadle-cli.exe"
  File "/oname=LICENSE-MIT.txt" "${ROOT}\LICENSE-MIT"
  File "/oname=LICENSE-APACHE.txt" "${ROOT}\LICENSE-APACHE"
  File "/oname=LICENCES-OF-OTHERS.txt" "${ROOT}\assets\licences.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Beadle.lnk" "$INSTDIR\beadle.exe"

  WriteRegStr HKCU "${KEY}" "DisplayName" "Beadle"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "The Beadle authors"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\beadle.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0

  WriteRegStr HKCU "Software\Classes\.beadle" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "Beadle set-up file"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\beadle.exe,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\beadle.exe" --connection "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  Call un.NotRunning
  Delete "$INSTDIR\beadle.exe"
  Delete "$INSTDIR\beadle-cli.exe"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\LICENCES-OF-OTHERS.txt"
  Delete "$INSTDIR\uninstall.exe"
  ; Only when nothing else is in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Beadle.lnk"
  DeleteRegKey HKCU "${KEY}"
  ; Unless another program has taken the file type over.
  ReadRegStr $0 HKCU "Software\Classes\.beadle" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.beadle"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ; What the clerk made stays, unless she says otherwise. A silent run never deletes it.
  ${If} ${FileExists} "$APPDATA\Beadle\*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 \
      "Delete Beadle's settings and its history of changes as well? The history can't be brought back." \
      /SD IDNO IDNO keep
    RMDir /r "$APPDATA\Beadle"
    keep:
  ${EndIf}
SectionEnd
