import { app, protocol } from 'electron';
import { startSendtrail } from './lifecycle';
import { registerSchemes } from './security/register-schemes';

// As root Chromium runs without its sandbox only, and then enabling it would crash every page in a loop.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerSchemes(protocol);

// Before the log is opened: a second copy must never get as far as that.
if (app.requestSingleInstanceLock()) startSendtrail();
else app.quit();
