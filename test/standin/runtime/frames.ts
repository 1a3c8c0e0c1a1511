// The frames of one page, followed through the protocol's events. A frame object stands for one
// document: after a navigation the same place in the tree is a new object and the old one is dead.
import type { Protocol } from './cdp.ts';
import { only } from './only.ts';
import { originOf, toProgram } from './urls.ts';

let nextRoutingId = 1;

export class WebFrameMain {
  readonly #tree: FrameTree;
  readonly #id: string;
  readonly routingId = nextRoutingId++;
  readonly processId: number;
  readonly frameToken: string;
  readonly name: string;
  #url: string;
  #isDetached = false;

  constructor(tree: FrameTree, frame: Protocol.Page.Frame, processId: number) {
    this.#tree = tree;
    this.#id = frame.id;
    this.frameToken = `${frame.id}-${this.routingId}`;
    this.#url = frame.url + (frame.urlFragment ?? '');
    this.name = frame.name ?? '';
    this.processId = processId;
  }

  standinMove(url: string): void {
    this.#url = url;
  }
  standinDetach(): void {
    this.#isDetached = true;
  }

  get url(): string {
    return toProgram(this.#url);
  }
  get origin(): string {
    return originOf(this.#url);
  }
  get detached(): boolean {
    return this.#isDetached;
  }
  isDestroyed(): boolean {
    return this.#isDetached;
  }
  get parent(): WebFrameMain | null {
    return this.#tree.parentOf(this.#id);
  }
  get top(): WebFrameMain | null {
    return this.#tree.main;
  }
  get frames(): WebFrameMain[] {
    return this.#tree.childrenOf(this.#id);
  }
}

export class FrameTree {
  readonly #frames = new Map<string, { frame: WebFrameMain; loader: string }>();
  readonly #parents = new Map<string, string>();
  readonly #contexts = new Map<number, { frameId: string; frame: WebFrameMain | undefined }>();
  readonly #processId: number;
  #mainId: string | undefined;

  constructor(processId: number) {
    this.#processId = processId;
  }

  get main(): WebFrameMain | null {
    return this.#mainId === undefined ? null : (this.#frames.get(this.#mainId)?.frame ?? null);
  }
  get mainId(): string | undefined {
    return this.#mainId;
  }
  byId(frameId: string): WebFrameMain | null {
    return this.#frames.get(frameId)?.frame ?? null;
  }
  parentOf(frameId: string): WebFrameMain | null {
    const parent = this.#parents.get(frameId);
    return parent === undefined ? null : this.byId(parent);
  }
  childrenOf(frameId: string): WebFrameMain[] {
    return [...this.#parents]
      .filter(([, parent]) => parent === frameId)
      .flatMap(([child]) => this.byId(child) ?? []);
  }

  /** Frames that were there before the first event. */
  start(tree: Protocol.Page.FrameTree): void {
    this.navigated(tree.frame);
    for (const child of tree.childFrames ?? []) this.start(child);
  }
  attached(frameId: string, parentId: string): void {
    this.#parents.set(frameId, parentId);
  }
  navigated(frame: Protocol.Page.Frame): void {
    if (frame.parentId === undefined) this.#mainId = frame.id;
    else this.#parents.set(frame.id, frame.parentId);
    const before = this.#frames.get(frame.id);
    if (before?.loader === frame.loaderId) {
      before.frame.standinMove(frame.url + (frame.urlFragment ?? ''));
      return;
    }
    before?.frame.standinDetach();
    const next = only('WebFrameMain', new WebFrameMain(this, frame, this.#processId));
    this.#frames.set(frame.id, { frame: next, loader: frame.loaderId });
    for (const context of this.#contexts.values()) {
      if (context.frameId === frame.id && context.frame === undefined) context.frame = next;
    }
  }
  movedWithinDocument(frameId: string, url: string): void {
    this.#frames.get(frameId)?.frame.standinMove(url);
  }
  detached(frameId: string): void {
    this.#frames.get(frameId)?.frame.standinDetach();
    this.#frames.delete(frameId);
    this.#parents.delete(frameId);
  }
  contextCreated(contextId: number, frameId: string): void {
    this.#contexts.set(contextId, { frameId, frame: this.#frames.get(frameId)?.frame });
  }
  contextDestroyed(contextId: number): void {
    this.#contexts.delete(contextId);
  }
  contextsCleared(): void {
    this.#contexts.clear();
  }
  /** The document that a script context belongs to; null once it has been left. */
  ofContext(contextId: number): WebFrameMain | null {
    const frame = this.#contexts.get(contextId)?.frame;
    return frame === undefined || frame.detached ? null : frame;
  }
  contextOfMain(isOurs: (contextId: number) => boolean): number | undefined {
    for (const [contextId, { frameId }] of this.#contexts) {
      if (frameId === this.#mainId && isOurs(contextId)) return contextId;
    }
    return undefined;
  }
}
