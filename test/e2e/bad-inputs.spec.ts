import type { ErrorCode } from '../../shared/domain/app-error.ts';
import { errors } from '../../shared/words/en/errors.ts';
import { BAD_BUNDLES, BAD_TABLES } from '../support/bad-inputs.ts';
import { expect, test } from './window.ts';

/** Read to their end only when the whole file is checked; their first rows are sound. */
const SOUND_AT_FIRST = ['truncated.ndjson.gz'];

/** The sentence of an error, whatever its values. */
function sentence(code: ErrorCode): RegExp {
  const escaped = errors[code].say.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/\{\{[^}]*\}\}/g, '.*'));
}

test.describe('a broken file is refused in the window with a sentence', () => {
  test('tables', async ({ start }) => {
    test.setTimeout(300_000);
    const { page, choose } = await start({ files: ['bad/tables'] });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('New project');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the project').fill('Broken');
    await page.getByRole('button', { name: 'Create the project' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    const main = page.getByRole('main');
    for (const [name, expected] of Object.entries(BAD_TABLES)) {
      await test.step(name, async () => {
        await main.getByRole('button', { name: /^(Choose|Add) files$/ }).click();
        await choose('Choose the files', 'tables', name);
        const next = main.getByRole('button', { name: 'Continue' });
        if ('refused' in expected) {
          if (SOUND_AT_FIRST.includes(name)) {
            await next.click();
            await main.getByRole('button', { name: 'Confirm and continue' }).click();
            await next.click();
          }
          await expect(main.getByRole('alert'), name).toContainText(sentence(expected.refused));
          await expect(main.getByRole('button', { name: /^(Continue|Import)$/ }), name).toHaveAttribute(
            'aria-disabled',
            'true',
          );
          if (SOUND_AT_FIRST.includes(name)) await main.getByRole('button', { name: /File$/ }).click();
        } else {
          await expect(main.getByRole('table'), name).toBeVisible();
          await expect(next, name).not.toHaveAttribute('aria-disabled', 'true');
        }
        await main.getByRole('button', { name: `Remove ${name}` }).click();
        await expect(main.getByRole('heading', { name, exact: true })).toBeHidden();
      });
    }
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('This project holds no prediction yet.');
  });

  test('bundles', async ({ start }) => {
    test.setTimeout(300_000);
    const { page, choose } = await start({ files: ['bad/bundles'] });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('New project');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the project').fill('Broken');
    await page.getByRole('button', { name: 'Create the project' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    for (const [name, expected] of Object.entries(BAD_BUNDLES)) {
      if (typeof expected !== 'string') continue;
      await test.step(name, async () => {
        await page.keyboard.press('Control+k');
        await page.getByRole('combobox', { name: 'Find a command' }).fill('Add a model bundle');
        await expect(page.getByRole('option', { name: 'Add a model bundle' })).toBeVisible();
        await page.keyboard.press('Enter');
        await choose('Choose a model bundle', 'bundles', name);
        const dialog = page.getByRole('dialog', { name: `Add the model in “${name}”` });
        await dialog.getByRole('button', { name: 'Check and add' }).click();
        await expect(dialog.getByRole('alert'), name).toContainText(sentence(expected));
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await expect(dialog).toBeHidden();
      });
    }
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('tab', { name: 'Models' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('No model is described yet.');
  });
});
