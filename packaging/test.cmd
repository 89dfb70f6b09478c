@echo off
rem Runs every check and all tests, and installs what they need the first time; with --fast only the
rem tests that take milliseconds. Other arguments go to pytest. Each check runs to its end whatever
rem the others say; one failure fails the whole.
setlocal
call "%~dp0setup.cmd" requirements-test
if errorlevel 1 exit /b 1
cd /d "%ROOT%"
set "PATH=%VENV%\Scripts;%PATH%"
set "QT_QPA_PLATFORM=offscreen"
rem Without a screen Qt looks for fonts in a folder of its own, which is not there.
set "QT_QPA_FONTDIR=%SystemRoot%\Fonts"
set "FAILED="

call :check ruff format --check .
call :check ruff check .
call :check mypy
call :check lint-imports --no-logo
if defined FAILED echo Niet in orde:%FAILED%

rem Last, so that its summary is the last line.
echo == pytest
if "%~1"=="--fast" (
  pytest -m "not slow" %2 %3 %4 %5 %6 %7 %8 %9
) else (
  pytest %*
)
if errorlevel 1 set "FAILED=%FAILED% pytest"
if defined FAILED exit /b 1
exit /b 0

:check
echo == %*
%*
if errorlevel 1 set "FAILED=%FAILED% [%*]"
exit /b 0
