@echo off
rem Starts Loyalty Loop CRM; Ctrl-C stops it. Settings: loyalty-loop -Dcrm.port=9000, or CRM_PORT and so on in the
rem environment; README.md lists them.
setlocal
for %%I in ("%~dp0..") do set "CRM_HOME_FOLDER=%%~fI"
set "CRM_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "CRM_JAVA=%JAVA_HOME%\bin\java.exe"
"%CRM_JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo Loyalty Loop CRM needs Java 17 or newer: install one, or set JAVA_HOME. 1>&2
    exit /b 1
)
if not defined CRM_DATA set "CRM_DATA=%CRM_HOME_FOLDER%\data"
"%CRM_JAVA%" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Dcrm.home=%CRM_HOME_FOLDER%" %* -cp "%CRM_HOME_FOLDER%\lib\launcher\*" org.loyaltyloop.start.Main
exit /b %errorlevel%
