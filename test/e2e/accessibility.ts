// What axe finds on a screen, as the specs judge it.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Rules that axe counts as serious or critical and that this page breaks. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  if (passes.length <= 5) throw new Error('axe looked at hardly anything');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
