import { expect, test } from './lab.ts';

test('what is exposed is frozen through and through and cannot be replaced', async ({ lab }) => {
  const got = await lab.page.evaluate(() => {
    const api = window.lab as unknown as { value: { deep: { list: number[] } } };
    const descriptor = Object.getOwnPropertyDescriptor(window, 'lab');
    return {
      frozen:
        Object.isFrozen(api) &&
        Object.isFrozen(api.value) &&
        Object.isFrozen(api.value.deep) &&
        Object.isFrozen(api.value.deep.list),
      writable: descriptor?.writable ?? false,
      configurable: descriptor?.configurable,
      list: api.value.deep.list.join(),
    };
  });
  expect(got).toEqual({ frozen: true, writable: false, configurable: false, list: '1,2,3' });
});

test('functions are called across, many times, with values and promises', async ({ lab }) => {
  const got = await lab.page.evaluate(async () => {
    const sums = Array.from({ length: 100 }, (_, at) => window.lab.add?.(at, 1));
    return { last: sums.at(-1), later: await window.lab.later?.({ a: [1] }) };
  });
  expect(got).toEqual({ last: 100, later: { a: [1] } });
});

test('errors come over with their message and nothing else', async ({ lab }) => {
  const got = await lab.page.evaluate(async () => {
    const tell = (error: unknown) =>
      error instanceof Error ? { message: error.message, hasCode: 'code' in error } : 'no error';
    const rejected = await Promise.resolve(window.lab.reject?.()).catch(tell);
    try {
      window.lab.fail?.();
      return 'not thrown';
    } catch (error) {
      return [rejected, tell(error)];
    }
  });
  expect(got).toEqual([
    { message: 'refused here', hasCode: false },
    { message: 'thrown here', hasCode: false },
  ]);
});

test('a callback of the page is called back, and is the same one each time', async ({ lab }) => {
  const got = await lab.page.evaluate(() => {
    const callback = (a: unknown, b: unknown) => `${a}-${b}`;
    window.lab.keep?.(callback);
    return {
      called: [window.lab.callKept?.(1, 'x'), window.lab.callKept?.(2, 'y')],
      isKept: window.lab.isKept?.(callback),
      returned: window.lab.returnKept?.() === callback,
    };
  });
  expect(got).toEqual({ called: ['1-x', '2-y'], isKept: true, returned: true });
});

test('bytes, dates, maps arrive as what they are', async ({ lab }) => {
  const got = await lab.page.evaluate(() => ({
    there: [new Uint8Array(2), new Date(), new Map(), [1], null, undefined].map((value) =>
      window.lab.typeOf?.(value),
    ),
    back: window.lab.bytes?.() instanceof Uint8Array,
  }));
  expect(got).toEqual({
    there: [
      '[object Uint8Array]',
      '[object Date]',
      '[object Map]',
      '[object Array]',
      '[object Null]',
      '[object Undefined]',
    ],
    back: true,
  });
});

test('prototypes are dropped, and an own __proto__ stays an own property', async ({ lab }) => {
  const got = await lab.page.evaluate(() => {
    const instance = window.lab.instance?.();
    const tricky: unknown = JSON.parse('{"__proto__": {"x": 1}, "y": 2}');
    return {
      plain: Object.getPrototypeOf(instance) === Object.prototype,
      keys: window.lab.protoKey?.(tricky),
      clean: window.lab.prototypeIsPlain?.(tricky),
    };
  });
  expect(got).toEqual({ plain: true, keys: '__proto__,y', clean: true });
});

test('the same key is refused twice', async ({ lab }) => {
  expect(await lab.page.evaluate(() => window.lab.exposeTwice?.())).toContain(
    'Cannot bind an API on top of an existing property on the window object',
  );
});

test('an object deeper than a thousand levels is refused', async ({ lab }) => {
  expect(await lab.page.evaluate(() => window.lab.exposeDeep?.())).toContain(
    'recursion depth exceeded',
  );
});

test('the whole channel object arrives empty', async ({ lab }) => {
  const got = await lab.page.evaluate(() => Object.keys(Reflect.get(window.lab, 'channel')));
  expect(got).toEqual([]);
});

test('a page that breaks its own globals does not break the bridge', { tag: '@real' }, async ({
  fresh,
}) => {
  const got = await fresh.page.evaluate(() => {
    Function.prototype.call = () => 'broken';
    JSON.parse = () => 'broken';
    return window.lab.add?.(1, 2);
  });
  expect(got).toBe(3);
});
