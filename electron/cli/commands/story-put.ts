import { analyses } from '#shared/analyses/index.ts';
import { AppError } from '#shared/domain/app-error.ts';
import { CHALLENGES_TOLD } from '#shared/domain/challenge.ts';
import { plainText } from '#shared/report/report.ts';
import { putBlock } from '#shared/story/put-block.ts';
import type { PutWhere } from '#shared/story/put-figure.ts';
import { storyRevision } from '#shared/story/revision.ts';
import type { Story } from '#shared/story/schema.ts';
import { storyWords } from '#shared/story/story-words.ts';
import { pageOf } from '#shared/story/structure.ts';
import { tellText } from '#shared/story/tell.ts';
import { among, exactWords, usage } from '../arguments.ts';
import type { Arguments } from '../arguments.ts';
import { hostOf } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { openProject } from '../project.ts';
import { storyNamed } from '../story-named.ts';
import { parametersOf } from './run.ts';

type Put = { story: Story; page: string };
type Place = { project: string; story: Story; where: PutWhere };
/** What is put: exactly one of the three. */
type Part = { analysis: string } | { case: string } | { challenges: 'waiting' | 'all' };

export const storyPutCommand: Command = {
  name: 'story put',
  usage:
    'story put FILE STORY (--chapter CHAPTER | --page PAGE)\n' +
    '  (--analysis ANALYSIS [--figure FIGURE] [--param name=value ...] | --case CASE | --challenges waiting|all) [--json]',
  options: {
    chapter: 'value',
    page: 'value',
    analysis: 'value',
    figure: 'value',
    param: 'list',
    case: 'value',
    challenges: 'value',
  },
  async run(context) {
    const host = hostOf(context);
    const { args, words } = context;
    const [file, named] = exactWords(args, 2);
    const part = partOf(args);
    const { id: project } = await openProject(host, file);
    const id = await storyNamed(host, project, named);
    const story = await host.client.call('stories.read', { project, story: id });
    const place = { project, story, where: placeOf(args, story) };
    const put =
      'analysis' in part ? await putFigure(context, part.analysis, place) : await putPart(context, part, place);
    const title = pageOf(put.story, put.page)?.message ?? {};
    const told = plainText(tellText(put.story, title, { words: storyWords(words.language) }));
    if (args.flag('json')) host.out(JSON.stringify({ story: id, page: put.page }, null, 2));
    else host.out(words.t('cli.storyPut', { page: put.page, title: told }));
    return 0;
  },
};

function partOf(args: Arguments): Part {
  const [analysis, caseId, challenges] = ['analysis', 'case', 'challenges'].map((name) => args.value(name));
  const given = [analysis, caseId, challenges].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw usage(
      'exactly one of --analysis, --case and --challenges says what is put',
      'exactement une option parmi --analysis, --case et --challenges dit ce qui est mis',
    );
  if (analysis === undefined && (args.value('figure') !== undefined || args.list('param').length > 0))
    throw usage('--figure and --param go with --analysis', '--figure et --param vont avec --analysis');
  if (analysis !== undefined) return { analysis };
  if (caseId !== undefined) return { case: caseId };
  return { challenges: among(challenges, ['waiting', 'all'] as const, '--challenges') ?? 'waiting' };
}

/** @throws AppError USAGE naming the chapters or the pages that there are */
function placeOf(args: Arguments, story: Story): PutWhere {
  const [chapter, page] = [args.value('chapter'), args.value('page')];
  if ((chapter === undefined) === (page === undefined))
    throw usage(
      'exactly one of --chapter and --page says where',
      'exactement une option parmi --chapter et --page dit où',
    );
  const ids = story.chapters.flatMap((one) => (chapter === undefined ? one.pages.map(({ id }) => id) : [one.id]));
  const found = among(chapter ?? page, ids, chapter === undefined ? '--page' : '--chapter') ?? '';
  return chapter === undefined ? { page: found } : { chapter: found };
}

async function putFigure(context: CommandContext, analysis: string, { project, story, where }: Place): Promise<Put> {
  const host = hostOf(context);
  const { args } = context;
  const params = parametersOf(args.list('param'));
  const means = { signal: host.signal, onProgress: host.progress };
  const { result } = await host.client.stream('analysis.run', { project, analysis, parameters: params }, means);
  const ids = (analyses.get(analysis)?.figures(result) ?? []).map((one) => one.id);
  const asked = args.value('figure') ?? (ids.length === 1 ? ids[0] : undefined);
  if (ids.length > 0 && !ids.some((one) => one === asked))
    throw usage(`--figure is one of ${ids.join(', ')}`, `--figure est l'une de : ${ids.join(', ')}`);
  return host.client.stream(
    'stories.put',
    { project, story: story.id, analysis, params, figure: asked ?? '', where },
    means,
  );
}

async function putPart(
  context: CommandContext,
  part: Exclude<Part, { analysis: string }>,
  { project, story, where }: Place,
): Promise<Put> {
  const host = hostOf(context);
  const of =
    'case' in part
      ? { kind: 'case' as const, case: part.case }
      : { kind: 'challenges' as const, status: [...CHALLENGES_TOLD[part.challenges]] };
  const block = await host.client.stream(
    'stories.block',
    { project, of },
    { signal: host.signal, onProgress: host.progress },
  );
  const put = putBlock(story, block, where);
  if (put === null) throw new AppError('STORY_FULL', 'no room in that place', {});
  await host.client.call('stories.save', { project, story: put.story, since: storyRevision(story) });
  return put;
}
