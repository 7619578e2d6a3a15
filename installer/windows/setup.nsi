; The set-up program: for one user, without administrator rights. installer/windows/setup.py hands over
; VERSION, PROGRAM (folder), OUT, ICON, SIZE (kB), FILES (list made by the build) and TARGET.
; Exit codes: 0 done, 2 refused or failed; nothing was changed then.
; Silent: deskapp-setup-x.y.z.exe /S /D=C:\folder   (/D last and without quotes); uninstall.exe /S

Unicode true
Target ${TARGET}
!if ${TARGET} == "x86-unicode"
  SetCompressor /SOLID lzma
!else
  SetCompressor zlib ; only the check's: quick rather than small
!endif
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh
!include "${FILES}"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\deskapp"
!define OLDEST_BUILD 17763 ; Windows 10, version 1809: below it Qt does not start

Name "$(Title)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\deskapp"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "$(Title) ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\deskapp.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenNow)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStay)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(From)"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include "words.nsh"

VIProductVersion "${VERSION}.0"
!macro About LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "前台"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "前台 ${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "MIT"
!macroend
!insertmacro About ${LANG_SIMPCHINESE}
!insertmacro About ${LANG_ENGLISH}

; Says why and ends with code 2; in silence, only the code.
!macro Refuse WORDS
  MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; A running program keeps its library open: Windows lets nobody write to it.
!macro InsistOnClosed
  ${If} ${FileExists} "$INSTDIR\python313.dll"
    ClearErrors
    FileOpen $0 "$INSTDIR\python313.dll" a
    ${If} ${Errors}
      !insertmacro Refuse "$(StillOpen)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only folders that are ours: whoever chose a folder with things of his own keeps them.
!macro RemoveFolders
  ${If} ${FileExists} "$INSTDIR\app\deskapp\__main__.py"
    RMDir /r "$INSTDIR\app"
    RMDir /r "$INSTDIR\site"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse "$(Needs64)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse "$(TooOld)"
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Refuse "$(Newer)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The program that is there copies its own data and checks the copy, before anything of it is touched.
Function BackUp
  ${If} ${FileExists} "$INSTDIR\app\deskapp\__main__.py"
  ${AndIf} ${FileExists} "$LOCALAPPDATA\deskapp\deskapp.db"
    DetailPrint "$(BackingUp)"
    nsExec::ExecToStack '"$INSTDIR\python.exe" -m deskapp backup'
    Pop $0
    Pop $1
    ${If} $0 != 0
      !insertmacro Refuse "$(NoBackup)$\r$\n$\r$\n$1"
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  !insertmacro InsistOnClosed
  Call BackUp
  !insertmacro RemoveFolders
  !insertmacro PutFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\前台.lnk" "$INSTDIR\deskapp.exe"
  CreateShortcut "$DESKTOP\前台.lnk" "$INSTDIR\deskapp.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "前台"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\deskapp.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section Uninstall
  !insertmacro InsistOnClosed
  !insertmacro RemoveFolders
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  Delete "$SMPROGRAMS\前台.lnk"
  Delete "$DESKTOP\前台.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  MessageBox MB_OK|MB_ICONINFORMATION "$(Removed)" /SD IDOK
SectionEnd
