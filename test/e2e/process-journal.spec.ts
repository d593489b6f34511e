import { join } from 'node:path';
import { runLines, writePredictions, writeRuns } from '../support/process-logs.ts';
import { expect, expectAccessible, picture, test } from './window.ts';

test.describe('the journal of the process', () => {
  test('reads the logs of the runs and says which day broke at which step', async ({ start }) => {
    const { page, folder, choose } = await start({ made: writePredictions });
    writeRuns(join(folder, 'runs.log'), [...runLines(), 'and <b>this</b> tells nothing']);
    await page.getByRole('link', { name: 'Stability', exact: true }).click();
    await page.getByRole('tab', { name: 'Process journal' }).click();
    const verdict = page.getByRole('heading', { level: 1 });
    await expect(verdict).toHaveText('No execution log is in the project yet.');
    await expectAccessible(page, 'the journal before any log');
    await page.getByRole('button', { name: 'Add execution logs' }).click();
    await choose('Open files', 'runs.log');
    await expect(verdict).toHaveText('The process broke on 3 days of 31.');
    const broken = page.getByRole('table', { name: 'The days that broke' });
    await expect(broken.getByRole('row', { name: /12 March 2025/ })).toContainText(
      'the run stopped at step “features” (step features failed: column income is gone): 0 predictions that day.',
    );
    await expect(broken.getByRole('row', { name: /18 March 2025/ })).toContainText('the process did not run');
    await expect(broken.getByRole('row', { name: /21 March 2025/ })).toContainText(
      'logged 60 rows, yet 25 predictions',
    );
    await page.getByRole('button', { name: 'Show the 2 lines that could not be read' }).click();
    await expect(page.getByRole('table', { name: 'Lines not read' })).toContainText('and <b>this</b> tells nothing');
    await expect(page.getByRole('table', { name: 'The steps of a run' })).toContainText('31 March 2025, 06:05');
    await expectAccessible(page, 'the journal');
    await picture(page, 'process-journal');
    await page.getByRole('button', { name: 'Add execution logs' }).click();
    await choose('Open files', 'runs.log');
    await expect(page.getByText('These logs are there already; nothing was added.')).toBeVisible();
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('The process broke on 3 days of 31.');
    await page.getByRole('link', { name: 'Stability', exact: true }).click();
    await page.getByRole('tab', { name: 'Process journal' }).click();
    await page.getByRole('button', { name: 'Take out “runs.log”' }).click();
    await expect(page.getByText('“runs.log” was taken out. Add the file again to bring it back.')).toBeVisible();
    await expect(verdict).toHaveText('No execution log is in the project yet.');
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('tab', { name: 'Trail', exact: true }).click();
    await expect(page.getByRole('main')).toContainText('The execution log “runs.log” was taken out again.');
  });
});
