// Answers one paused request through a scheme handler: the program's Request in, Response out.
import type { CdpSession, Protocol } from './cdp.ts';
import { toProgram } from './urls.ts';

type Handler = (request: Request) => Response | Promise<Response>;

export async function serve(
  cdp: CdpSession,
  paused: Protocol.Fetch.requestPausedPayload,
  url: string,
  handler: Handler,
): Promise<void> {
  const requestId = paused.requestId;
  let response: Response;
  let body: Buffer;
  try {
    response = await handler(requestOf(paused, url));
    body = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    console.error(`stand-in: protocol handler failed for ${url}:`, error);
    cdp.attempt('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  cdp.attempt('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body: body.toString('base64'),
  });
}

function requestOf(paused: Protocol.Fetch.requestPausedPayload, url: string): Request {
  const { method, headers, postDataEntries } = paused.request;
  const own = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    /^(origin|referer)$/i.test(name) ? toProgram(value) : value,
  ]);
  const body = Buffer.concat(
    (postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')),
  );
  return new Request(url, {
    method,
    headers: own,
    ...(body.length > 0 ? { body } : {}),
  });
}
