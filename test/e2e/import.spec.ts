import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, FIXTURES, picture, test } from './window.ts';

const CHOOSE = 'Choose the files';

async function newProject(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('New project');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A new project' });
  await dialog.getByLabel('Name of the project').fill('My applications');
  await dialog.getByRole('button', { name: 'Create the project' }).click();
  await expect(dialog).toBeHidden();
}

const title = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('heading', { level: 1 });

test.describe('a person brings a log of their own', () => {
  test('a French export comes in with its decimals, dates and accents, and says how it was read', async ({ start }) => {
    const { page, choose } = await start({ files: ['cases/credit/predictions_fr_windows1252.csv'] });
    await newProject(page);
    await page.getByRole('button', { name: 'Choose files' }).click();
    await choose(CHOOSE, 'predictions_fr_windows1252.csv');
    await expect(title(page)).toContainText('8,980 rows');
    const main = page.getByRole('main');
    await expect(main).toContainText('Windows-1252');
    await expect(main).toContainText('semicolons between columns');
    await expect(main).toContainText('decimal comma');
    await expect(main).toContainText('day/month/year');
    await picture(page, 'import-file');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(title(page)).toContainText('Tribune recognised');
    await picture(page, 'import-roles');
    await page.getByRole('button', { name: 'Confirm and continue' }).click();
    await expect(page.getByLabel('Name of the recipe')).toBeVisible();
    await picture(page, 'import-meaning');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(title(page)).toContainText('All 8,980 rows will come in.');
    await picture(page, 'import-check');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    // At once, while the import is being made final: what was confirmed is not given up by leaving.
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await expect(title(page)).toContainText('8,980 cases are in the log');
  });

  test('files are dropped on the window, month after month, with the recipe of the first', async ({ start }) => {
    const months = ['predictions_2024-10.parquet', 'predictions_2024-11.parquet'];
    const { page } = await start();
    await newProject(page);
    for (const [index, month] of months.entries()) {
      const bytes = [...readFileSync(join(FIXTURES, 'cases/churn/monthly', month))];
      const transfer = await page.evaluateHandle(
        ({ name, content }) => {
          const dropped = new DataTransfer();
          dropped.items.add(new File([new Uint8Array(content)], name));
          return dropped;
        },
        { name: month, content: bytes },
      );
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
      await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      await expect(page.getByRole('heading', { name: month, level: 2 })).toBeVisible();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Confirm and continue' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(title(page)).toContainText('will come in');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await expect(page.getByText(/rows were added to the project\./)).toBeVisible();
      await page.getByRole('link', { name: 'Data', exact: true }).click();
      await expect(title(page)).toContainText(index === 0 ? 'One file is loaded' : 'Two files are loaded');
    }
    await picture(page, 'data-sources');
  });

  test('leaving the wizard before the end leaves the project as it was', async ({ start }) => {
    const { page, choose } = await start({ files: ['cases/credit/predictions.csv'] });
    await newProject(page);
    const toTheEnd = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Choose files' }).click();
      await choose(CHOOSE, 'predictions.csv');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Confirm and continue' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(title(page)).toContainText('All 8,980 rows will come in.');
    };
    // While the import runs, closing asks; once it waits, closing never does.
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.route('**/api/import.check', async (route) => {
      await page.close({ runBeforeUnload: true });
      await expect.poll(() => asked).toEqual(['beforeunload']);
      await route.continue();
    });
    await toTheEnd();
    await page.unroute('**/api/import.check');
    // A reload gives up the import that waits, so that another can begin.
    await page.reload();
    expect(asked).toHaveLength(1);
    await toTheEnd();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(title(page)).toContainText('This project holds no prediction yet.');
  });

  test('an ambiguous file asks first, and takes the answer', async ({ start }) => {
    const { page, choose } = await start({ files: ['bad/tables/ambiguous_dates.csv'] });
    await newProject(page);
    await page.getByRole('button', { name: 'Choose files' }).click();
    await choose(CHOOSE, 'ambiguous_dates.csv');
    await page.getByRole('button', { name: 'Continue' }).click();
    const question = page.getByRole('region', { name: 'Questions' });
    await expect(question).toContainText('To answer');
    await expect(page.getByRole('button', { name: 'Confirm and continue' })).toHaveAttribute('aria-disabled', 'true');
    await question.getByRole('radio', { name: 'day first' }).click();
    await page.getByRole('button', { name: 'Confirm and continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(title(page)).toContainText('will come in');
  });

  test('what cannot be read is set aside, browsed and written for a spreadsheet', async ({ start }) => {
    const { page, choose } = await start({ files: ['bad/tables/wrong_types.csv'] });
    await newProject(page);
    await page.getByRole('button', { name: 'Choose files' }).click();
    await choose(CHOOSE, 'wrong_types.csv');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Confirm and continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(title(page)).toContainText('194 rows will come in; 6 are set aside.');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('tab', { name: 'Set aside' }).click();
    await expect(title(page)).toContainText('6 lines of 200 were set aside.');
    await picture(page, 'data-set-aside');
  });
});
