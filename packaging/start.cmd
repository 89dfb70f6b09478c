@echo off
rem Starts Toezichtdesk, and installs what it needs the first time. Arguments go to the program.
setlocal
call "%~dp0setup.cmd" requirements
if errorlevel 1 exit /b 1
"%VENV%\Scripts\python.exe" -P -m toezichtdesk %*
exit /b %errorlevel%
