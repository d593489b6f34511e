import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePredictions } from '../support/process-logs.ts';
import { expect, expectAccessible, picture, test } from './window.ts';

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

test.describe('the wall screen', () => {
  test('tells gains, health and one curve in very large type, and leaves with Escape', async ({ start }) => {
    const { page } = await start({ example: 'credit' });
    await page.getByRole('link', { name: 'Stability', exact: true }).click();
    await page.getByRole('button', { name: 'Show on a wall screen' }).click();
    const wall = page.getByRole('region', { name: 'Wall screen' });
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText(/^€[\d,]+$/);
    await expect(wall).toContainText(/Between €[\d,]+ and €[\d,]+\. That is €[\d,]+ a day/);
    await expect(wall).toContainText('Predictions until 30 June 2025');
    await expect(wall.getByRole('list', { name: 'Health' }).getByRole('listitem')).toHaveCount(3);
    await expect(wall.getByRole('table', { name: 'Gained by month, with its interval' })).toContainText('June 2025');
    await expect(page.getByRole('navigation')).toHaveCount(0);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const fits = await wall.evaluate((one) => one.scrollHeight <= one.clientHeight + 1);
      expect(fits, `${size.width} x ${size.height}`).toBe(true);
      const height = await wall
        .getByRole('heading', { level: 1 })
        .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
      expect(height / size.height).toBeGreaterThan(0.1);
      await picture(page, `wall-${size.width}`);
    }
    await expectAccessible(page, 'the wall screen');
    await expect.poll(() => wall.evaluate((one) => getComputedStyle(one).cursor)).toBe('none');
    await page.mouse.move(50, 50);
    await expect.poll(() => wall.evaluate((one) => getComputedStyle(one).cursor)).not.toBe('none');
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/#\/stability/);
    await expect(page.getByRole('link', { name: 'Home', exact: true })).toBeVisible();
  });

  test('is where a start with --wall begins, whatever the project', async ({ start }) => {
    const { page } = await start({ made: writePredictions, wall: true });
    await expect(page.getByRole('region', { name: 'Wall screen' })).toContainText('Predictions until');
    await expect(page).toHaveURL(/#\/wall$/);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Wall screen' })).toContainText('Predictions until');
  });

  test('is where an example begins with --wall', async ({ start }) => {
    const { page } = await start({ example: 'credit', wall: true });
    await expect(page.getByRole('region', { name: 'Wall screen' }).getByRole('listitem')).toHaveCount(3);
    await expect(page).toHaveURL(/#\/wall$/);
  });

  test('stands in French, in the dark, by the palette', async ({ start }) => {
    const { page } = await start({ example: 'churn', locale: 'fr_FR' });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('écran mural');
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Écran mural' }).getByRole('listitem')).toHaveCount(3);
    // The interval holds zero: the large letters tell no gain.
    const main = page.getByRole('heading', { level: 1 });
    await expect(main).toHaveText(/^[−-]384\s€ et 5\s343\s€$/u);
    await expectAccessible(page, 'the wall screen, in the dark');
    await picture(page, 'wall-fr-dark');
  });

  test('says that no money is known, and follows a watched folder', async ({ start }) => {
    const { page, folder, choose } = await start({ made: writePredictions });
    const monthly = join(folder, 'monthly');
    mkdirSync(monthly);
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('button', { name: 'Watch a folder' }).click();
    await choose('Choose the files', 'monthly');
    await page.evaluate(() => (window.location.hash = '#/wall'));
    const wall = page.getByRole('region', { name: 'Wall screen' });
    await expect(wall).toContainText('The project holds no amounts of money, so gains cannot be told.');
    const before = await wall.getByRole('heading', { level: 1 }).textContent();
    const march = readFileSync(join(folder, 'log.csv'), 'utf8');
    writeFileSync(join(monthly, 'april.csv'), march.replaceAll('2025-03-', '2025-04-'));
    await expect(wall.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '', { timeout: 20_000 });
    await expect(wall.getByRole('table', { name: 'Predictions by month' })).toContainText('April 2025');
    await picture(page, 'wall-no-money');
  });
});
