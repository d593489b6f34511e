import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePredictions } from '../support/process-logs.ts';
import { expect, expectAccessible, picture, test } from './window.ts';

test.describe('a watched folder', () => {
  test('has its new files imported while the window is open, and a failed one named', async ({ start }) => {
    const { page, folder, choose } = await start({ made: writePredictions });
    const monthly = join(folder, 'monthly');
    mkdirSync(monthly);
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    const watched = page.getByRole('region', { name: 'Watched folders' });
    await watched.getByRole('button', { name: 'Watch a folder' }).click();
    await choose('Choose the files', 'monthly');
    await expect(watched).toContainText('monthly');
    await expect(watched).toContainText('watched');
    const march = readFileSync(join(folder, 'log.csv'), 'utf8');
    writeFileSync(
      join(monthly, 'april.csv'),
      march.replaceAll('2025-03-', '2025-04-').replaceAll('2025-04-31', '2025-04-30x'),
    );
    await expect(page.getByText(/“april.csv” was imported: 1,\d{3} predictions\./)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('table').first()).toContainText('april.csv');
    await picture(page, 'watched-folder');
    writeFileSync(join(monthly, 'may.csv'), 'a,b\n1,2\n');
    await expect(watched).toContainText('“may.csv” was not imported', { timeout: 20_000 });
    await expectAccessible(page, 'the watched folders');
    await watched.getByRole('button', { name: 'Stop watching monthly' }).click();
    await expect(watched).not.toContainText('may.csv');
  });
});
