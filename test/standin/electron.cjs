// What `import 'electron'` and `require('electron')` give in main. Node finds the names for named
// imports only in a literal of plain names.
const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  shell,
  webContents,
} = globalThis[Symbol.for('hengping.standin')];

module.exports = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
  shell,
  webContents,
};
