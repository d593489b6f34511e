import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseRadio, expect, test } from './window.ts';
import type { Person } from './window.ts';

/** From the tab that is open: the format, the place, the name. */
async function exported({ page, folder }: Person, format: string, name: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export the report' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await chooseRadio(dialog.getByRole('radio', { name: format }));
  await dialog.getByRole('button', { name: 'Choose where to save' }).click();
  const files = page.getByRole('dialog', { name: 'Save' });
  await files.getByRole('button', { name: 'My folder' }).click();
  await files.getByRole('textbox').fill(name);
  await files.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The file is written.').last()).toBeVisible();
  await expect(dialog).toBeHidden();
  const ending = { 'HTML page': 'html', PDF: 'pdf', Tables: 'csv' }[format] ?? '';
  return readFileSync(join(folder, `${name}.${ending}`));
}

for (const [tab, sentence, table] of [
  ['ab', 'The model brings €326 more per case', 'Cases, former way'],
  ['shadow', '27 in 100 of the other model', 'Only the other model,'],
] as const)
  test(`the report of ${tab} leaves as one page without a network, as PDF and as tables`, async ({ start }) => {
    const person = await start({ example: 'credit' });
    const { page } = person;
    await page.evaluate((to) => (window.location.hash = `#/outcomes/${to}`), tab);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(sentence);
    const html = (await exported(person, 'HTML page', `${tab}-page`)).toString('utf8');
    expect(html).toContain(sentence);
    expect(html).not.toMatch(/(?:src|href)\s*=\s*["']https?:/u);
    const pdf = await exported(person, 'PDF', `${tab}-paper`);
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('/StructTreeRoot');
    expect((await exported(person, 'Tables', `${tab}-tables`)).toString('utf8')).toContain(table);
  });
