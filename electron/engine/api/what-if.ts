import type { Refused } from '#shared/analyses/explanations.ts';
import type { whatIf as contract, WhatIfFact, WhatIfSetting } from '#shared/contract/what-if.ts';
import { AppError } from '#shared/domain/app-error.ts';
import type { Editor } from '#shared/explain/editors.ts';
import type { EngineContext } from '../context.ts';
import { scoreUnit } from '../explain/asked-model.ts';
import { categoryLabel, memberValue } from '../explain/member-values.ts';
import { removeScenario, saveScenario, scenariosOf } from '../explain/scenarios.ts';
import { curvesOf, editorsOf, trialOf, tried } from '../explain/what-if.ts';
import type { Trial } from '../explain/what-if.ts';
import { settingOf } from '../explain/what-if-settings.ts';
import type { Setting } from '../explain/what-if-settings.ts';
import type { Area } from '../handler.ts';
import { cutoffInForce, localText } from '../questions/scored.ts';
import { reading } from '../questions/question-context.ts';
import type { QuestionContext } from '../questions/question.ts';

export function whatIfApi({ config, projects, models }: EngineContext): Area<typeof contract> {
  type Asked = { project: string; case: string };
  const withTrial = <T>(
    { project, case: id }: Asked,
    signal: AbortSignal,
    work: (trial: Trial, context: QuestionContext) => Promise<T>,
  ): Promise<T | Refused> =>
    reading(projects.get(project), { signal, models, progress: () => undefined }, async (context) => {
      const trial = await trialOf(context, { case: id });
      return 'ok' in trial ? refusedOnly(trial) : work(trial, context);
    });
  const listed = (project: string, id: string) =>
    projects.get(project).file.read(null, async (db) => ({ scenarios: await scenariosOf(db, id) }));
  return {
    'whatIf.facts': (asked, { signal }) =>
      withTrial(asked, signal, async (trial, context) => {
        const { manifest, version } = trial.explained.bundle;
        return {
          ok: true as const,
          version,
          unit: scoreUnit(manifest),
          cutoff: cutoffInForce(context),
          facts: factsOf(trial),
        };
      }),
    'whatIf.score': ({ settings, ...asked }, { signal }) =>
      withTrial(asked, signal, (trial, context) => tried(context, trial, settingsOf(trial, settings))),
    'whatIf.curves': ({ settings, ...asked }, { signal }) =>
      withTrial(asked, signal, async (trial, context) => ({
        ok: true as const,
        curves: await curvesOf(context, trial, settingsOf(trial, settings)),
      })),
    'whatIf.scenarios': ({ project, case: id }) => listed(project, id),
    'whatIf.save': async ({ id = config.randomId(), name, note, settings, ...asked }, { signal }) => {
      const saved = await withTrial(asked, signal, async (trial, context) => ({
        version: trial.explained.bundle.version,
        changed: await tried(context, trial, settingsOf(trial, settings)),
      }));
      if ('ok' in saved || 'ok' in saved.changed)
        throw new AppError('MODEL_RUN_FAILED', 'a scenario without a score is not kept');
      const { version, changed } = saved;
      await saveScenario(projects.get(asked.project), {
        id,
        at: config.clock().toISOString(),
        body: { case: asked.case, version, name, note, settings, ...changed.after },
      });
      return listed(asked.project, asked.case);
    },
    'whatIf.remove': async ({ project, case: of, id }) => {
      await removeScenario(projects.get(project), id, config.clock().toISOString());
      return listed(project, of);
    },
  };
}

function refusedOnly({ ok, reason, version, columns, needed, found, detail }: Refused): Refused {
  return { ok, reason, version, columns, needed, found, detail };
}

function settingsOf({ explained }: Trial, settings: readonly WhatIfSetting[]): Setting[] {
  return settings.map((one) => settingOf(explained.bundle.manifest.features, one));
}

function factsOf(trial: Trial): WhatIfFact[] {
  const editors = editorsOf(trial);
  return trial.explained.bundle.manifest.features.map((feature, at) => {
    const { below: _below, same: _same, ...told } = memberValue(feature, trial.facts.columns[at]!, null);
    return {
      ...told,
      description: localText(feature.description),
      editor: editorTold(editors[at]!, feature),
      fixed: feature.immutable === true,
      free: feature.immutable !== true && feature.actionable !== false,
      nullable: feature.nullable === true,
    };
  });
}

function editorTold(editor: Editor, feature: Parameters<typeof categoryLabel>[0]): WhatIfFact['editor'] {
  return editor.kind === 'category'
    ? { kind: 'category', choices: editor.values.map((value) => ({ value, label: categoryLabel(feature, value) })) }
    : editor;
}
