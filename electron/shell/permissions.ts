import type { Session } from 'electron';

/** No page of this program needs any permission; without handlers Electron would grant them all. */
export function denyPermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  own.on('will-download', (event) => event.preventDefault());
}
