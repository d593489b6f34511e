import fc from 'fast-check';

// One seed for all property tests: a red run can be repeated. TRIBUNE_SEED explores another corner.
fc.configureGlobal({
  seed: Number(process.env['TRIBUNE_SEED'] ?? 20261124),
  numRuns: Number(process.env['TRIBUNE_RUNS'] ?? 200),
});
