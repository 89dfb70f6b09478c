@echo off
rem Called by start.cmd and test.cmd: makes .venv ready for the lock file named by the argument,
rem and leaves ROOT and VENV behind. A second run only compares files; it needs no network.

set "PYTHONHOME="
set "PYTHONPATH="
set "PIP_USER="
set "PIP_TARGET="
set "PIP_PREFIX="
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "VENV=%ROOT%\.venv"
set "LOCK=%ROOT%\packaging\%~1.txt"

rem A venv knows its folder: when the checkout moved, it has to be made again.
set "MADE_FOR="
if exist "%VENV%\made-for" set /p MADE_FOR=<"%VENV%\made-for"
if not "%MADE_FOR%"=="%ROOT%" goto make
"%VENV%\Scripts\python.exe" -V >nul 2>&1
if errorlevel 1 goto make
fc /b "%LOCK%" "%VENV%\ready-%~1" >nul 2>&1
if errorlevel 1 goto install
exit /b 0

:make
set "PYTHON=py -3.11"
%PYTHON% -c "import venv" >nul 2>&1
if not errorlevel 1 goto found
set "PYTHON=python"
%PYTHON% -c "import sys, venv; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if not errorlevel 1 goto found
echo Python 3.11 (of nieuwer) ontbreekt. Voer dit uit en begin opnieuw: >&2
echo. >&2
echo   winget install --id Python.Python.3.11 --scope user >&2
exit /b 1

:found
echo Toezichtdesk wordt klaargezet in "%VENV%" ... >&2
%PYTHON% -m venv --clear "%VENV%"
if errorlevel 1 exit /b 1
>"%VENV%\made-for" echo %ROOT%

:install
echo De onderdelen uit %~1.txt worden opgehaald (eenmalig, enkele minuten) ... >&2
"%VENV%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-input ^
  --require-hashes --only-binary :all: -r "%LOCK%"
if errorlevel 1 (
  echo Het ophalen is mislukt. Is er internet? Begin daarna opnieuw. >&2
  exit /b 1
)
rem The checkout itself comes on the path without building or downloading anything.
rem The line finds it beside .venv: a path with letters that the code page lacks would break it.
>"%VENV%\Lib\site-packages\toezichtdesk.pth" echo import os, sys; sys.path.append(os.path.dirname(sys.prefix))
if errorlevel 1 exit /b 1
>"%VENV%\Scripts\toezichtdesk.cmd" echo @"%%~dp0python.exe" -P -m toezichtdesk %%*
copy /y /b "%LOCK%" "%VENV%\ready-%~1" >nul
if errorlevel 1 exit /b 1
rem The tests' lock holds everything the program needs, in the same versions.
if "%~1"=="requirements-test" copy /y /b "%ROOT%\packaging\requirements.txt" "%VENV%\ready-requirements" >nul
exit /b 0
