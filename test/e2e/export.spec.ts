import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openXml, packageFaults } from '../support/open-xml.ts';
import { expect, expectAccessible, picture, test } from './window.ts';
import type { Person } from './window.ts';

/** From the Results page: opens the dialog, says what is wanted, and where. */
async function exported(
  { page, folder }: Person,
  { format, ending }: { format: string; ending: string },
): Promise<string> {
  await page.getByRole('button', { name: 'Export these results' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: format }).check();
  await dialog.getByRole('button', { name: 'Choose where to save' }).click();
  const files = page.getByRole('dialog').last();
  await files.getByRole('button', { name: 'My folder' }).click();
  await files.getByRole('textbox').fill('results');
  await files.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The file is written.')).toBeVisible();
  await expect(dialog).toBeHidden();
  return join(folder, `results.${ending}`);
}

test('results are handed over as one page that works from the disk, without a network, by keyboard', async ({
  start,
}) => {
  const person = await start({ example: 'credit' });
  const { page } = person;
  await page.goto(page.url().replace(/#.*/, '#/results'));
  await page.getByRole('button', { name: 'Export these results' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'the export dialog');
  await picture(page, 'export-dialog');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const html = await exported(person, { format: 'HTML page', ending: 'html' });

  const context = await page
    .context()
    .browser()!
    .newContext({ offline: true, viewport: { width: 1280, height: 900 } });
  const asked: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const reader = await context.newPage();
  reader.on('console', (message) => faults.push(message.text()));
  reader.on('pageerror', (fault) => faults.push(fault.message));
  await reader.goto(`file://${html}`);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Consumer credit: results');
  await expect(reader.getByRole('img').first()).toBeVisible();
  const face = await reader.evaluate(() => document.fonts.check('16px "Newsreader Variable"'));
  expect(face, 'the faces travel inside').toBe(true);
  await expectAccessible(reader, 'the exported page');
  await picture(reader, 'export-html-cover');

  await reader.keyboard.press('ArrowRight');
  await expect(reader.locator('.page h2').first()).toBeFocused();
  await picture(reader, 'export-html-page');
  await reader.keyboard.press('ArrowRight');
  await expect(reader.locator('.page h2').nth(1)).toBeFocused();
  await expect(reader.getByRole('table').first()).toBeHidden();
  await reader.keyboard.press('t');
  await expect(reader.getByRole('table').first()).toBeVisible();
  await expectAccessible(reader, 'the exported page with its numbers');
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();

  const deck = await openXml(readFileSync(await exported(person, { format: 'PowerPoint', ending: 'pptx' })));
  expect(packageFaults(deck)).toEqual([]);
});

test('a figure is saved as a drawing and as its numbers', async ({ start }) => {
  const { page } = await start({ example: 'churn', locale: 'fr_FR' });
  await page.goto(page.url().replace(/#.*/, '#/results'));
  await page
    .getByRole('button', { name: /^À propos de cette figure/ })
    .first()
    .click();
  const saved = async (name: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFileSync(await download.path(), 'utf8');
  };
  const svg = await saved('Enregistrer le dessin (SVG)');
  expect(svg).toMatch(/^<\?xml[^>]*>\n<svg /);
  expect(svg).toContain('role="img"');
  const csv = await saved('les nombres (CSV)');
  expect(csv.split('\n').length).toBeGreaterThan(2);
  await picture(page, 'export-figure-drawer');
});
