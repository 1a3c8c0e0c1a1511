// What a released binary can no longer be talked into. Frozen by test/unit/threats/threat-22-tampered-app.test.ts.
import { type FuseV1Config, FuseV1Options, FuseVersion } from '@electron/fuses';

export const fuses = {
  version: FuseVersion.V1,
  // A fuse that a later Electron adds must be decided here and not be forgotten.
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // pdf.js decodes pictures with WebAssembly; without the handlers that is slower.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseV1Config;
