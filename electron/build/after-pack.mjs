// Runs between packing and signing: sets the fuses and reads them back from the binary.
import path from 'node:path';
import { FuseState, FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { fuses } from './fuses.ts';

/** electron-builder's afterPack hook. Throws when the packed binary does not say what we set. */
export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  const binary = path.join(
    appOutDir,
    electronPlatformName === 'darwin'
      ? `${name}.app/Contents/MacOS/${name}`
      : electronPlatformName === 'win32'
        ? `${name}.exe`
        : packager.executableName,
  );
  await flipFuses(binary, {
    ...fuses,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
  });
  const wire = await getCurrentFuseWire(binary);
  for (const [key, fuse] of Object.entries(FuseV1Options)) {
    if (typeof fuse !== 'number') continue;
    const wanted = fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE;
    if (wire[fuse] !== wanted)
      throw new Error(`fuse ${key} is not what electron/build/fuses.ts says`);
  }
}
