// One page: its target in Chromium, its frames, its preload, and everything that it asks to load.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { PrintToPDFOptions, WebPreferences } from 'electron';
import { isolatedWorldSource, mainWorldSource } from '../page/assemble.ts';
import { createCodec } from '../page/codec.js';
import { PreventableEvent } from './app.ts';
import type { CdpSession, Protocol } from './cdp.ts';
import { FrameTree, type WebFrameMain } from './frames.ts';
import { type IpcEvent, ipcMain } from './ipc-main.ts';
import { NavigationGuard } from './navigation.ts';
import { printParameters } from './print.ts';
import { serve } from './serve.ts';
import { fromPartition, type Session } from './session.ts';
import { originOf, schemeOf, toChromium, toProgram } from './urls.ts';

const codec = createCodec();
const worldName = 'Electron Isolated Context';
const permissions = [
  'geolocation',
  'notifications',
  'midi',
  'camera',
  'microphone',
  'clipboard-read',
  'clipboard-write',
  'local-fonts',
  'idle-detection',
  'window-management',
] as const;

type OpenHandler = (details: { url: string; frameName: string; features: string }) => {
  action: 'allow' | 'deny';
};
type Message =
  | { kind: 'invoke'; id: number; channel: string; args: string }
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'preload-error'; message: string }
  | { kind: 'close' };

const all = new Map<number, WebContents>();
let nextId = 1;

/** How a page reaches its window, without the two files importing each other. */
export type Holder = { requestClose(): Promise<boolean>; destroy(): void };

export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session: Session;
  readonly #preferences: WebPreferences;
  readonly #tree = new FrameTree(1000 + this.id);
  readonly #attached = Promise.withResolvers<CdpSession>();
  readonly #names = {
    event: `standin-${randomUUID()}`,
    binding: `standinSend${randomUUID().replaceAll('-', '')}`,
    deliver: `standinDeliver${randomUUID().replaceAll('-', '')}`,
  };
  readonly #preloadContexts = new Set<number>();
  readonly #guard: NavigationGuard;
  #public: WebContents = this;
  #holder: Holder | undefined;
  #cdp: CdpSession | undefined;
  #targetId = '';
  #url = '';
  #title = '';
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;
  #loading: { resolve: () => void; reject: (error: Error) => void } | undefined;
  #webRtcPolicy = 'default';
  #zoomFactor = 1;

  constructor(preferences: WebPreferences) {
    super();
    this.#preferences = preferences;
    this.session = preferences.session
      ? (preferences.session as unknown as Session)
      : fromPartition(preferences.partition ?? '');
    this.#guard = new NavigationGuard(this.#tree, (name, details) => {
      const event = Object.assign(new PreventableEvent(), details);
      this.emit(name, event, event.url, false, event.isMainFrame);
      return !event.defaultPrevented;
    });
  }

  // ---- what the stand-in itself calls

  standinAdopt(asPublic: WebContents, holder: Holder): void {
    this.#public = asPublic;
    this.#holder = holder;
    all.set(this.id, asPublic);
  }

  /** Prepares a fresh, still paused target; afterwards it may run. */
  async standinAttach(
    cdp: CdpSession,
    targetId: string,
    resize: () => Promise<void>,
  ): Promise<void> {
    this.#cdp = cdp;
    this.#targetId = targetId;
    this.#follow(cdp);
    const preload = this.#preferences.preload;
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.#preferences.javascript === false
        ? cdp.send('Emulation.setScriptExecutionDisabled', { value: true })
        : undefined,
      preload === undefined ? undefined : this.#install(cdp, preload),
      this.#applyPermissions(cdp),
      cdp.send('Page.getFrameTree').then(({ frameTree }) => this.#tree.start(frameTree)),
      // Last in the list and first to be needed: a paused target answers the rest only now.
      cdp.send('Runtime.runIfWaitingForDebugger'),
    ]);
    await resize();
    this.#attached.resolve(cdp);
  }
  standinGone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this.id);
    this.#loading?.reject(new Error('ERR_ABORTED: the page was closed'));
    this.emit('destroyed');
  }
  get standinTargetId(): string {
    return this.#targetId;
  }
  get standinAttached(): Promise<CdpSession> {
    return this.#attached.promise;
  }
  standinDidLoad(): void {
    this.emit('did-finish-load');
    this.#loading?.resolve();
    this.#loading = undefined;
  }

  // ---- Electron's members

  get mainFrame(): WebFrameMain {
    const main = this.#tree.main;
    if (main === null) throw new Error('stand-in: the page has no frame yet');
    return main;
  }
  get navigationHistory(): never {
    throw new Error('stand-in: electron.WebContents.navigationHistory not implemented');
  }
  getType(): string {
    return 'window';
  }
  getURL(): string {
    return toProgram(this.#url);
  }
  getTitle(): string {
    return this.#title;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isLoading(): boolean {
    return this.#loading !== undefined;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRtcPolicy = policy;
  }
  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy;
  }
  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor;
    void this.#attached.promise.then((cdp) =>
      cdp.attempt('Emulation.setPageScaleFactor', { pageScaleFactor: factor }),
    );
  }
  getZoomFactor(): number {
    return this.#zoomFactor;
  }
  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve();
  }
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  getLastWebPreferences(): WebPreferences {
    return this.#preferences;
  }

  async loadURL(url: string): Promise<void> {
    const cdp = await this.#attached.promise;
    const wanted = toChromium(url);
    this.#guard.expect(wanted);
    this.emit('did-start-loading');
    const loaded = new Promise<void>((resolve, reject) => {
      this.#loading = { resolve, reject };
    });
    // A rejection is handed to the caller below; without a listener in time it would end the process.
    loaded.catch(() => undefined);
    const { errorText } = await cdp.send('Page.navigate', { url: wanted });
    if (errorText !== undefined && errorText !== '') {
      const code = errorText.replace('net::', '');
      this.#loading = undefined;
      this.emit('did-fail-load', {}, -2, code, url, true);
      throw new Error(`${code} (-2) loading '${url}'`);
    }
    await loaded;
  }
  reload(): void {
    void this.#attached.promise.then((cdp) => cdp.attempt('Page.reload'));
  }
  async executeJavaScript(code: string): Promise<unknown> {
    const cdp = await this.#attached.promise;
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'failed');
    return result.value;
  }
  send(channel: string, ...args: unknown[]): void {
    const text = JSON.stringify({ kind: 'event', channel, args: codec.encode(args) });
    const contextId = this.#tree.contextOfMain((id) => this.#preloadContexts.has(id));
    if (contextId !== undefined) this.#deliver(contextId, text);
  }
  async printToPDF(options: PrintToPDFOptions = {}): Promise<Buffer> {
    const cdp = await this.#attached.promise;
    const { data } = await cdp.send('Page.printToPDF', printParameters(options));
    return Buffer.from(data, 'base64');
  }
  close(options: { waitForBeforeUnload?: boolean } = {}): void {
    if (options.waitForBeforeUnload === true) void this.#holder?.requestClose();
    else this.#holder?.destroy();
  }

  // ---- inside

  async #install(cdp: CdpSession, preloadPath: string): Promise<void> {
    await Promise.all([
      // For the pause in isolated-world.js.
      cdp.send('Debugger.enable'),
      cdp.send('DOM.enable'),
      cdp.send('Runtime.addBinding', {
        name: this.#names.binding,
        executionContextName: worldName,
      }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        source: mainWorldSource(this.#names.event),
      }),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName,
        source: isolatedWorldSource({
          eventName: this.#names.event,
          bindingName: this.#names.binding,
          deliverName: this.#names.deliver,
          preloadPath,
          preloadSource: readFileSync(preloadPath, 'utf8'),
          watchesInput: this.listenerCount('before-input-event') > 0,
        }),
      }),
    ]);
  }

  async #applyPermissions(cdp: CdpSession): Promise<void> {
    await Promise.all(
      permissions.map(async (name) => {
        if (await this.session.standinGrants(this.#public, name)) return;
        // Some names are unknown to some versions; those pages could not ask for them either.
        cdp.attempt('Browser.setPermission', { permission: { name }, setting: 'denied' });
      }),
    );
  }

  #follow(cdp: CdpSession): void {
    cdp.on('Page.frameAttached', ({ frameId, parentFrameId }) =>
      this.#tree.attached(frameId, parentFrameId),
    );
    cdp.on('Page.frameNavigated', ({ frame }) => {
      this.#tree.navigated(frame);
      if (frame.parentId !== undefined || isPlaceholder(frame)) return;
      this.#url = frame.url + (frame.urlFragment ?? '');
      this.emit('did-navigate', {}, this.getURL(), 200, '');
    });
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.#tree.movedWithinDocument(frameId, url);
      if (frameId !== this.#tree.mainId) return;
      this.#url = url;
      this.emit('did-navigate-in-page', {}, toProgram(url), true);
    });
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#tree.detached(frameId);
    });
    // Without an address yet, what loads is what the window was opened with in place of a page.
    cdp.on('Page.domContentEventFired', () => {
      if (this.#url !== '') this.emit('dom-ready', {});
    });
    cdp.on('Page.loadEventFired', () => {
      if (this.#url !== '') this.standinDidLoad();
    });
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const features = windowFeatures.join(',');
      const { action } = this.#openHandler({
        url: toProgram(url),
        frameName: windowName,
        features,
      });
      // The window itself is closed in targets.ts as it appears, asked or not.
      if (action === 'allow') console.error('stand-in: windows opened by pages not implemented');
    });
    cdp.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      if (!this.#guard.mayGo(frameId, url) && schemeOf(url) !== 'https') {
        cdp.attempt('Page.stopLoading');
      }
    });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId: unknown = context.auxData?.frameId;
      if (typeof frameId !== 'string') return;
      this.#tree.contextCreated(context.id, frameId);
      if (context.name === worldName) this.#preloadContexts.add(context.id);
    });
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#tree.contextDestroyed(executionContextId);
      this.#preloadContexts.delete(executionContextId);
    });
    cdp.on('Runtime.executionContextsCleared', () => {
      this.#tree.contextsCleared();
      this.#preloadContexts.clear();
    });
    cdp.on('Runtime.bindingCalled', (call) => {
      if (call.name === this.#names.binding) this.#receive(call.executionContextId, call.payload);
    });
    cdp.on('Debugger.paused', (pause) => void this.#answerPause(cdp, pause));
    cdp.on('Fetch.requestPaused', (request) => void this.#answerRequest(cdp, request));
    cdp.on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed' }),
    );
  }

  #eventFrom(contextId: number): IpcEvent {
    const tree = this.#tree;
    const frame = tree.ofContext(contextId);
    return {
      type: 'frame',
      sender: this.#public,
      get senderFrame() {
        return frame === null || frame.detached ? null : frame;
      },
      processId: frame?.processId ?? -1,
      frameId: frame?.routingId ?? -1,
    };
  }

  #receive(contextId: number, payload: string): void {
    const message = JSON.parse(payload) as Message;
    if (message.kind === 'preload-error') {
      console.error(`stand-in: preload failed: ${message.message}`);
      this.emit('preload-error', {}, this.#preferences.preload, new Error(message.message));
      return;
    }
    if (message.kind === 'close') {
      void this.#holder?.requestClose();
      return;
    }
    const event = this.#eventFrom(contextId);
    const args = codec.decode(message.args) as unknown[];
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, event, ...args);
      return;
    }
    const reply = (body: object) =>
      this.#deliver(contextId, JSON.stringify({ kind: 'reply', id: message.id, ...body }));
    const failed = (error: unknown) => {
      console.error(`Error occurred in handler for '${message.channel}':`, error);
      // Electron keeps nothing of an error but this one line.
      reply({ error: `Error invoking remote method '${message.channel}': ${String(error)}` });
    };
    ipcMain
      .standinInvoke(message.channel, event, args)
      .then((value) => reply({ value: codec.encode(value) }))
      .catch(failed);
  }

  #deliver(contextId: number, text: string): void {
    this.#cdp?.attempt('Runtime.callFunctionOn', {
      executionContextId: contextId,
      functionDeclaration: `function (text) { globalThis[${JSON.stringify(this.#names.deliver)}](text); }`,
      arguments: [{ value: text }],
      silent: true,
      returnByValue: true,
    });
  }

  async #answerPause(cdp: CdpSession, pause: Protocol.Debugger.pausedPayload): Promise<void> {
    const frame = pause.callFrames[0];
    if (frame?.functionName === 'hengpingStandinPause') {
      const callFrameId = frame.callFrameId;
      const evaluate = (expression: string) =>
        cdp.send('Debugger.evaluateOnCallFrame', { callFrameId, expression });
      const kind = (await evaluate('exchange.kind')).result.value;
      if (kind === 'file-path') {
        const { objectId } = (await evaluate('exchange.file')).result;
        const file = objectId === undefined ? '' : await filePathOf(cdp, objectId);
        await evaluate(`exchange.answer = ${JSON.stringify(file)}`);
      } else {
        const event = new PreventableEvent();
        const input: unknown = JSON.parse((await evaluate('exchange.input')).result.value);
        this.emit('before-input-event', event, input);
        await evaluate(`exchange.answer = ${event.defaultPrevented}`);
      }
    }
    cdp.attempt('Debugger.resume');
  }

  async #answerRequest(
    cdp: CdpSession,
    paused: Protocol.Fetch.requestPausedPayload,
  ): Promise<void> {
    const requestId = paused.requestId;
    const url = paused.request.url;
    const programUrl = toProgram(url);
    if (new URL(url).pathname === '/favicon.ico') {
      // A browser asks for it by itself; Electron does not.
      cdp.attempt('Fetch.fulfillRequest', { requestId, responseCode: 204 });
      return;
    }
    if (paused.resourceType === 'Document') {
      if (await this.#guard.isRefused(paused.frameId, url)) {
        cdp.attempt('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    const mayLoad = await this.session.webRequest.standinMayLoad({
      id: Number(requestId.replace(/\D/g, '')),
      url: programUrl,
      method: paused.request.method,
      resourceType: resourceTypes.get(paused.resourceType) ?? 'other',
      webContentsId: this.id,
    });
    if (!mayLoad) {
      cdp.attempt('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const handler = this.session.protocol.standinHandlerFor(programUrl);
    if (handler !== undefined) await serve(cdp, paused, programUrl, handler);
    else if (originOf(url) !== new URL(url).origin) {
      cdp.attempt('Fetch.failRequest', { requestId, errorReason: 'AddressUnreachable' });
    } else cdp.attempt('Fetch.continueRequest', { requestId });
  }
}

function isPlaceholder({ url, urlFragment = '' }: Protocol.Page.Frame): boolean {
  return /^(about:blank#|data:text\/html,)standin-\d+-\d+$/.test(url + urlFragment);
}

const resourceTypes = new Map<string, string>([
  ['Document', 'mainFrame'],
  ['Stylesheet', 'stylesheet'],
  ['Image', 'image'],
  ['Script', 'script'],
  ['Font', 'font'],
  ['XHR', 'xhr'],
  ['Fetch', 'xhr'],
  ['Media', 'media'],
  ['WebSocket', 'webSocket'],
  ['Ping', 'ping'],
]);

/** Empty for a file that was made in the page and has no place on the disk. */
async function filePathOf(cdp: CdpSession, objectId: string): Promise<string> {
  try {
    return (await cdp.send('DOM.getFileInfo', { objectId })).path;
  } catch {
    // Chromium answers with an error where Electron answers ''.
    return '';
  }
}

export const webContentsModule = {
  getAllWebContents: (): WebContents[] => [...all.values()],
  fromId: (id: number): WebContents | undefined => all.get(id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.standinTargetId === targetId),
  fromFrame: (frame: WebFrameMain): WebContents | undefined =>
    [...all.values()].find((contents) => contents.mainFrame === frame.top),
};
