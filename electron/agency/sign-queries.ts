import type { Query } from '../../shared/objects/query.ts';
import { signObject } from '../formats/jws.ts';
import type { SignedObject } from '../formats/objects.ts';
import { markQuerySigned, type StoredQuery } from '../vault/agency-queries.ts';
import { type AgencySession, record } from '../workspace/session.ts';
import { roleSigner } from './agency-keys.ts';
import type { ExpertInRound } from './expert-case.ts';

type Address = Pick<Query, 'v' | 'agency' | 'round' | 'expert' | 'expert_kid'>;

/** Signs the questions that go with a post, each with the next number of this expert. Inside the
 * transaction that records the post. */
export function signQueries(
  session: AgencySession,
  address: Address,
  one: ExpertInRound,
  due: readonly StoredQuery[],
): readonly { readonly object: SignedObject<'query'>; readonly rev: number }[] {
  const before = one.issued.filter(({ type }) => type === 'query').length;
  return due.map((stored, index) => {
    const rev = before + index + 1;
    const object = signObject(
      'query',
      {
        ...address,
        type: 'query',
        rev,
        app: stored.app,
        item: stored.item,
        sheet_sha256: stored.sheetSha256,
        text: stored.text,
        answer_by: stored.answerBy,
        issued_at: session.now(),
      },
      roleSigner(session, 'grant'),
    );
    markQuerySigned(session.vault.write, stored.id, object.payloadSha256);
    record(session, 'query-signed', object.payloadSha256);
    return { object, rev };
  });
}
