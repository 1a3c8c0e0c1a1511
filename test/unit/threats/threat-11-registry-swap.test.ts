// Threat 11: someone at the agency who puts a key of their own into the register, to sign in the
// expert's name.
import { describe, expect, it } from 'vitest';
import { cardCode } from '../../../electron/formats/card.ts';
import { exchange } from '../agency/agency-office.ts';
import { SimulatedExpert } from '../agency/simulated-expert.ts';
import { attackedRound, officeUnderAttack } from './office-under-attack.ts';

describe('threat 11: another key in the register', () => {
  const { office, li, wang, sheet, handIn, ledger } = officeUnderAttack();
  const db = () => office().session().vault.write;

  it('cannot stand under the expert’s id: id, key and card follow from each other', async () => {
    const impostor = await SimulatedExpert.named('李明');
    expect(impostor.kid).not.toBe(li().kid);
    expect(impostor.card.payload.expert).not.toBe(li().card.payload.expert);
    expect(cardCode(impostor.card)).not.toBe(cardCode(li().card));
    const post = await li().post([sheet('B-01')]);
    db().run(`UPDATE agency_expert SET card_jws = ? WHERE kid = ?`, impostor.card.jws, li().kid);
    expect(await handIn('post.hppost', post)).toBe('vault-damaged');
    expect((await ledger()).flat().filter((line) => line.startsWith('sheet'))).toEqual([]);
  });

  it('waits for a code that the expert reads out by telephone, and no other code confirms it', async () => {
    const impostor = await SimulatedExpert.named('李明');
    await office().receive(await office().write('x.hpcard', impostor.card.jws));
    const confirm = (code: string) => office().handlers.confirmExpert({ kid: impostor.kid, code });
    await expect(async () => confirm(cardCode(li().card))).rejects.toMatchObject({
      code: 'expert-code-wrong',
    });
    const rows = await office().handlers.experts({});
    expect(rows.find(({ kid }) => kid === impostor.kid)?.state).toBe('pending');
  });

  it('leaves the expert without a receipt that names the own key and the own sheets', async () => {
    await handIn('post.hppost', await li().post([sheet('B-01')]));
    await exchange(office(), attackedRound, [li(), wang()]);
    const { expert_kid, items } = li().last('receipt').payload;
    expect(expert_kid).toBe(li().kid);
    expect(items.filter(({ type }) => type === 'sheet')).toMatchObject([
      { app: 'B-01', verdict: 'accepted' },
    ]);
    // A receipt for the impostor's key is for nobody else: what the expert sent stays unanswered.
    const impostor = await SimulatedExpert.named('李明');
    expect(items.some(() => expert_kid === impostor.kid)).toBe(false);
    const { content } = await office().handlers.merge({ round: attackedRound });
    const ids = content.lots.flatMap(({ standings }) =>
      standings.flatMap(({ sheets }) => sheets.map(({ expert }) => expert)),
    );
    expect(ids).toContain(li().card.payload.expert);
    expect(ids).not.toContain(impostor.card.payload.expert);
  });
});
