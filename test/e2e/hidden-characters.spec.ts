// Threat 18: names that turn or hide what stands beside them, on the screen.
import { expect, readerTest } from './reader-desk.ts';
import { samplePdf } from './reader-home.ts';

const report = '\u202Efdp.书告报\u202C可行\u200B性';
const shown = '⟨U+202E⟩fdp.书告报⟨U+202C⟩可行⟨U+200B⟩性';

const test = readerTest(async () => ({
  'B-01': [{ title: report, pdf: await samplePdf('B-01/可行性研究报告.pdf') }],
}));

test('threat 18: a title from a bundle shows the controls in it, in texts and tooltips', async ({
  reading: { page, reader },
}) => {
  await reader.drawn(1);
  const tab = page.getByTitle(shown).first();
  await expect(tab).toBeVisible();
  await expect(page.getByText(shown).first()).toBeVisible();
  const hidden = await page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement } = walker.currentNode;
      if (parentElement?.closest('.pdfViewer, style, script')) continue;
      texts.push(walker.currentNode.nodeValue ?? '');
    }
    return texts.filter((text) => /[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/.test(text));
  });
  expect(hidden).toEqual([]);
});

test('threat 18: text that changes later is shown so too, and what a person types stays as typed', async ({
  reading: { page },
}) => {
  const answers = await page.evaluate(async () => {
    const place = document.createElement('p');
    place.textContent = 'a\u202Eb';
    place.title = 'c\u2066d';
    const field = document.createElement('textarea');
    field.value = 'e\u200Bf';
    document.body.append(place, field);
    await Promise.resolve();
    const first = [place.textContent, place.title];
    if (place.firstChild) place.firstChild.nodeValue = 'g\u200Fh';
    place.setAttribute('aria-label', 'i\u061Cj');
    await Promise.resolve();
    const answer = [...first, place.textContent, place.getAttribute('aria-label'), field.value];
    place.remove();
    field.remove();
    return answer;
  });
  expect(answers).toEqual(['a⟨U+202E⟩b', 'c⟨U+2066⟩d', 'g⟨U+200F⟩h', 'i⟨U+061C⟩j', 'e\u200Bf']);
});
