; The setup for Windows: per user, without administrator rights, in Dutch. Called by build.sh with
; VERSION, STAGE (what is installed), ICON and TARGET.
Target amd64-unicode
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
Name "Toezichtdesk"
OutFile "${TARGET}"
Icon "${ICON}"
UninstallIcon "${ICON}"
; Never $LOCALAPPDATA\Toezichtdesk: that is where the officer's data are.
InstallDir "$LOCALAPPDATA\Programs\Toezichtdesk"

!include MUI2.nsh
!include FileFunc.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Toezichtdesk openen"
!define MUI_FINISHPAGE_RUN_FUNCTION open
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Het programma wordt verwijderd. Uw gegevens en back-ups blijven \
staan, in $LOCALAPPDATA\Toezichtdesk. Wilt u die ook niet bewaren, verwijder die map dan zelf."
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1043 "ProductName" "Toezichtdesk"
VIAddVersionKey /LANG=1043 "FileDescription" "Installatie van Toezichtdesk"
VIAddVersionKey /LANG=1043 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1043 "LegalCopyright" "EUPL 1.2"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Toezichtdesk"
!define RUNNING "Toezichtdesk is nog geopend. Sluit het programma en begin opnieuw."

; The program holds a mutex of this name while it runs (toezichtdesk/mswindows.py).
!macro refuse_while_running
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Toezichtdesk") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_OK|MB_ICONSTOP "${RUNNING}" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
!macroend

Function .onInit
  !insertmacro refuse_while_running
FunctionEnd

Function un.onInit
  !insertmacro refuse_while_running
FunctionEnd

Function open
  SetOutPath "$INSTDIR\app"
  Exec '"$INSTDIR\python\pythonw.exe" -m toezichtdesk'
FunctionEnd

Section "Toezichtdesk"
  SectionIn RO
  SetShellVarContext current
  ; The version before is set aside as a whole, and goes when the new one is there. Windows renames no
  ; folder in which a file is in use: then nothing is changed and the version before stays.
  RMDir /r "$INSTDIR\vorige"
  ${If} ${FileExists} "$INSTDIR\python\*.*"
    ClearErrors
    CreateDirectory "$INSTDIR\vorige"
    Rename "$INSTDIR\python" "$INSTDIR\vorige\python"
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONSTOP "${RUNNING}" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    Rename "$INSTDIR\app" "$INSTDIR\vorige\app"
    ${If} ${Errors}
      Rename "$INSTDIR\vorige\python" "$INSTDIR\python"
      MessageBox MB_OK|MB_ICONSTOP "${RUNNING}" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${STAGE}\*.*"
  File "/oname=toezichtdesk.ico" "${ICON}"
  ${If} ${Errors}
    SetOutPath "$INSTDIR"  ; Windows removes no folder that is the present one
    RMDir /r "$INSTDIR\python"
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\vorige\python" "$INSTDIR\python"
    Rename "$INSTDIR\vorige\app" "$INSTDIR\app"
    RMDir "$INSTDIR\vorige"
    MessageBox MB_OK|MB_ICONSTOP "Niet alle bestanden konden worden geschreven. Een vorige versie staat er nog. Maak ruimte vrij en begin opnieuw." /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  RMDir /r "$INSTDIR\vorige"
  WriteUninstaller "$INSTDIR\verwijderen.exe"
  SetOutPath "$INSTDIR\app"
  CreateShortcut "$SMPROGRAMS\Toezichtdesk.lnk" "$INSTDIR\python\pythonw.exe" "-m toezichtdesk" \
    "$INSTDIR\toezichtdesk.ico" 0
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Toezichtdesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\toezichtdesk.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\verwijderen.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\verwijderen.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section /o "Snelkoppeling op het bureaublad"
  SetShellVarContext current
  SetOutPath "$INSTDIR\app"
  CreateShortcut "$DESKTOP\Toezichtdesk.lnk" "$INSTDIR\python\pythonw.exe" "-m toezichtdesk" \
    "$INSTDIR\toezichtdesk.ico" 0
SectionEnd

Section Uninstall
  SetShellVarContext current
  Delete "$SMPROGRAMS\Toezichtdesk.lnk"
  Delete "$DESKTOP\Toezichtdesk.lnk"
  RMDir /r "$INSTDIR\vorige"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\toezichtdesk.cmd"
  Delete "$INSTDIR\toezichtdesk.ico"
  Delete "$INSTDIR\verwijderen.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
