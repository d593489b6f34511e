import { resolve } from 'node:path';
import { AppError } from '#shared/domain/app-error.ts';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import type { Passport } from '#shared/contract/bundles.ts';
import { usage } from '../arguments.ts';
import { DESCRIPTION_OPTIONS, descriptionOf } from '../description.ts';
import { hostOf } from '../command.ts';
import type { Command } from '../command.ts';
import { openProject } from '../project.ts';

export const bundleAddCommand: Command = {
  name: 'bundle add',
  usage:
    'bundle add FILE PATH [--role champion|shadow|baseline|former] [--json]\n' +
    '  a model.onnx alone: --name N --version V --task binary_classification|regression --target COLUMN\n' +
    '  [--positive CLASS] [--features A,B,C] [--output NAME] [--kind probability|score|value] [--column N] [--threshold T]',
  options: { role: 'value', ...DESCRIPTION_OPTIONS },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, path, ...more] = args.words;
    if (file === undefined || path === undefined || more.length > 0)
      throw usage('tribune bundle add takes a project file and a bundle');
    const role = BUNDLE_ROLES.find((one) => one === args.value('role'));
    if (args.value('role') !== undefined && role === undefined)
      throw usage(`--role is one of ${BUNDLE_ROLES.join(', ')}`);
    const description = descriptionOf(args);
    const described = /\.onnx$/i.test(path) ? { description } : {};
    if (!('description' in described) && Object.keys(description).length > 0)
      throw usage('only a model.onnx alone is described by options: a bundle describes itself');
    const project = await openProject(host, file);
    const { added } = await host.client
      .stream(
        'bundle.add',
        {
          project: project.id,
          grant: host.engine.grant(resolve(path)),
          ...(role === undefined ? {} : { role }),
          ...described,
        },
        { signal: host.signal },
      )
      .catch((fault: unknown) => {
        throw withOptions(fault);
      });
    if (args.flag('json')) host.out(JSON.stringify({ added }, null, 2));
    else for (const passport of added) host.out(passportText(passport, words.t));
    for (const { warnings } of args.flag('json') ? [] : added)
      for (const warning of warnings)
        host.note(words.t(`bundles.warnings.${warning.code}`, warning.details as Record<string, string>));
    return 0;
  },
};

/** A description that is not complete, told with the options that complete it. */
function withOptions(fault: unknown): unknown {
  if (!(fault instanceof AppError) || fault.code !== 'BUNDLE_NO_MANIFEST') return fault;
  const { all } = fault.details;
  if (!Array.isArray(all)) return fault;
  const options = all.map((key) =>
    key === 'shape' ? 'a model whose inputs have a known width' : `--${optionOf(key)}`,
  );
  return usage(`the model says nothing of: ${options.join(', ')}`);
}

function optionOf(key: unknown): string {
  return key === 'score' ? 'output' : String(key);
}

/** What the model is, in the order in which one asks; empty fields are shown as empty. */
function passportText(
  { bundle, manifest, model, files }: Passport,
  t: (key: string, values?: Record<string, string | number>) => string,
): string {
  const empty = t('bundles.empty');
  const { training, target } = manifest;
  const lines: [string, string][] = [
    ['model', `${bundle.name} ${bundle.version} (${t(`bundles.roles.${bundle.role}`)})`],
    ['algorithm', manifest.model.algorithm ?? empty],
    ['target', `${target.name}${target.positive === undefined ? '' : ` = ${String(target.positive)}`}`],
    ['inputs', `${manifest.features.length}: ${manifest.features.map((feature) => feature.name).join(', ')}`],
    [
      'training',
      training?.period === undefined
        ? empty
        : `${training.period.from} - ${training.period.to}, ${training.rows ?? empty}`,
    ],
    [
      'metrics',
      Object.entries(training?.metrics_at_deployment ?? {})
        .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
        .join(', ') || empty,
    ],
    [
      'graph',
      `${t(`bundles.families.${model.family}`)}, ${model.opsets.map((opset) => `${opset.domain} ${opset.version}`).join(', ')}`,
    ],
    ['hash', bundle.sha256],
    ['files', files.map((one) => one.path).join(', ')],
  ];
  return lines.map(([key, value]) => `${t(`bundles.fields.${key}`).padEnd(24)} ${value}`).join('\n');
}
