import { resolve } from 'node:path';
import { BUNDLE_ROLES } from '#shared/domain/bundle.ts';
import type { Passport } from '#shared/contract/bundles.ts';
import { exactWords, usage } from '../arguments.ts';
import { DESCRIPTION_OPTIONS, descriptionOf, openQuestions, optionOf } from '../description.ts';
import { hostOf } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { openProject } from '../project.ts';

export const bundleAddCommand: Command = {
  name: 'bundle add',
  usage:
    'bundle add FILE PATH [--role champion|shadow|baseline|former] [--json]\n' +
    '  a model.onnx alone, or a folder of MLflow: --name N --version V --task binary_classification|regression\n' +
    '  --target COLUMN [--positive LABEL] [--features A,B,"C, D"] [--output NAME] [--kind probability|score|value]\n' +
    '  [--class LABEL] [--column N] [--threshold T], or [--describe DESCRIPTION.json]; --print-description adds nothing',
  options: { role: 'value', describe: 'value', 'print-description': 'flag', ...DESCRIPTION_OPTIONS },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, path] = exactWords(args, 2);
    const role = BUNDLE_ROLES.find((one) => one === args.value('role'));
    if (args.value('role') !== undefined && role === undefined)
      throw usage(`--role is one of ${BUNDLE_ROLES.join(', ')}`, `--role est l'un de : ${BUNDLE_ROLES.join(', ')}`);
    const description = descriptionOf(args);
    const isDescribed = Object.keys(description).length > 0;
    const grant = host.engine.grant(resolve(path));
    if (args.flag('print-description')) return printDescription(context, { grant, description });
    const describe = args.value('describe');
    if (describe !== undefined && isDescribed)
      throw usage(
        'a description comes from options or from a file, not both',
        "une description vient des options ou d'un fichier, pas des deux",
      );
    const project = await openProject(host, file);
    const input = {
      project: project.id,
      grant,
      ...(role === undefined ? {} : { role }),
      ...(isDescribed ? { description } : {}),
      ...(describe === undefined ? {} : { described: host.engine.grant(resolve(describe)) }),
    };
    const { added } = await host.client
      .stream('bundle.add', input, { signal: host.signal, onProgress: host.progress })
      .catch((fault: unknown) => {
        for (const line of openQuestions(fault, words)) host.note(line);
        throw fault;
      });
    if (args.flag('json')) host.out(JSON.stringify({ added }, null, 2));
    else for (const passport of added) host.out(passportText(passport, words.t));
    for (const { warnings } of args.flag('json') ? [] : added)
      for (const warning of warnings)
        host.note(words.t(`bundles.warnings.${warning.code}`, warning.details as Record<string, string>));
    return 0;
  },
};

/** The `bundle.json` as far as it can be written, to be completed and given back. */
async function printDescription(
  context: CommandContext,
  input: { grant: string; description: ReturnType<typeof descriptionOf> },
): Promise<number> {
  const host = hostOf(context);
  const { manifest, missing } = await host.client.stream('bundle.describe', input, { signal: host.signal });
  host.out(JSON.stringify(manifest, null, 2));
  const options = missing.map((key) => optionOf(key).split(' ')[0]).join(', ');
  if (missing.length > 0) host.note(context.words.t('describe.stillOpen', { options }));
  return 0;
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
