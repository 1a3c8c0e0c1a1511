import { expect, test } from 'vitest';
import { antdStyles } from '../../../renderer/app/theme/antd-styles.ts';

test('antd.css is what the theme makes (make it again with `vitest run -u` on this file)', async () => {
  await expect(antdStyles()).toMatchFileSnapshot('../../../renderer/app/theme/antd.css');
});
