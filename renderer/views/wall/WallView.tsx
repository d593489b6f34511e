import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { Overview } from '#shared/analyses/overview/schema.ts';
import type { Retraining } from '#shared/analyses/retraining/schema.ts';
import type { Value } from '#shared/analyses/value/schema.ts';
import { sortFindings } from '#shared/domain/finding.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { useAnalysis } from '#renderer/api/use-analysis.ts';
import { useOpenedProject } from '#renderer/api/use-project.ts';
import { useStream } from '#renderer/api/use-stream.ts';
import { navigate } from '#renderer/state/location.ts';
import { Dot } from '#renderer/ui/Badge.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import { LinkButton } from '#renderer/ui/Link.tsx';
import { useWords } from '#renderer/words/use-words.ts';
import { useStillness } from './use-stillness.ts';
import { wallCurve, wallGains } from './wall-gains.ts';
import type { WallGains } from './wall-gains.ts';
import { amount, WallCurveFigure } from './WallCurveFigure.tsx';
import css from './Wall.module.css';

const SENTENCES = 3;
const WHOLE = { ofSelection: false } as const;

/** For a screen on the wall: gains to date, health in three sentences, one curve, and until when; it follows the project. */
export function WallView(): ReactNode {
  const project = useOpenedProject();
  const words = useWords();
  const { t, format } = words;
  const value = useAnalysis<Value>('value', {}, WHOLE);
  const overview = useAnalysis<Overview>('overview', {}, WHOLE);
  const isStill = useStillness();
  useEscape();
  const gains = value.result === null ? null : wallGains(value.result.result);
  const counted = overview.result?.result ?? null;
  const curve =
    gains === null || value.result === null || counted === null ? null : wallCurve(gains, value.result.result, counted);
  const imported = project.sources
    .map(({ importedAt }) => importedAt)
    .sort()
    .at(-1);
  const fault = value.error ?? overview.error;
  return (
    <section className={`${css['wall']} ${isStill ? css['still'] : ''}`} aria-label={t('wall.title')}>
      <header className={css['head']}>
        <p className={css['name']}>{project.name}</p>
        <LinkButton onClick={leave}>{t('wall.leave')}</LinkButton>
      </header>
      {fault !== null && <ErrorPanel error={fault} />}
      {gains === null ? <h1 className={css['sentence']}>{t('wall.counting')}</h1> : <Gains gains={gains} />}
      <Health />
      {curve !== null && <WallCurveFigure curve={curve} />}
      <footer className={css['foot']}>
        {project.period !== null && <span>{t('wall.until', { day: project.period.to })}</span>}
        {imported !== undefined && <span>{t('wall.imported', { day: format.day(imported) })}</span>}
      </footer>
    </section>
  );
}

function Gains({ gains }: { gains: WallGains }): ReactNode {
  const words = useWords();
  const { t } = words;
  if (gains.kind === 'none')
    return (
      <div>
        <h1 className={css['big']}>{t('wall.rows', { count: gains.rows })}</h1>
        <p className={css['lead']}>{t('wall.noMoney')}</p>
      </div>
    );
  const text = (one: number): string => amount(one, gains, words);
  const { interval, perDay, perDayInterval, total } = gains;
  // Whoever reads the large letters only must not read a gain that is not shown.
  if (gains.kind === 'gained' && interval !== null && perDayInterval !== null && interval[0] <= 0 && interval[1] >= 0)
    return (
      <div>
        <p className={css['lead']}>{t('wall.notShown')}</p>
        <h1 className={css['big']}>{t('wall.range', { low: text(interval[0]), high: text(interval[1]) })}</h1>
        <p className={css['lead']}>
          {t('wall.perDayRange', { low: text(perDayInterval[0]), high: text(perDayInterval[1]) })}
        </p>
      </div>
    );
  return (
    <div>
      <p className={css['lead']}>{t(total < 0 ? 'wall.lost' : `wall.${gains.kind}`)}</p>
      <h1 className={css['big']}>{text(Math.abs(total))}</h1>
      <p className={css['lead']}>
        {interval === null
          ? t('wall.noInterval')
          : t('wall.between', { low: text(interval[0]), high: text(interval[1]) })}{' '}
        {perDayInterval === null
          ? t('wall.perDay', { day: text(perDay) })
          : t('wall.perDayBetween', {
              day: text(perDay),
              low: text(perDayInterval[0]),
              high: text(perDayInterval[1]),
            })}
      </p>
    </div>
  );
}

/** What weighs most, in the sentences of the first page and of the advice; what the large number says is not said twice. */
function Health(): ReactNode {
  const project = useOpenedProject();
  const { say, t } = useWords();
  const health = useStream('analysis.health', { project: project.id, selection: {} }, project.state);
  const retraining = useAnalysis<Retraining>('retraining', {}, WHOLE);
  if (health.error !== null) return <ErrorPanel error={health.error} />;
  const told: Finding[] = [
    ...(health.result?.findings ?? []).filter(({ id }) => !id.startsWith('value.') && !id.startsWith('retraining.')),
    ...(retraining.result?.findings ?? []),
  ];
  const shown = sortFindings(told).slice(0, SENTENCES);
  return (
    <ul className={css['health']} aria-label={t('wall.health')}>
      {shown.map(({ id, state, title }) => (
        <li key={id} className={css['sentence']}>
          <span className={css['state']}>
            <Dot shape={state} /> <b>{t(`ui.states.${state}`)}</b>
          </span>
          {say(title)}
        </li>
      ))}
    </ul>
  );
}

function leave(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  navigate({ place: 'stability', tab: null });
}

/** Escape leaves; so does leaving the full screen, which takes that key for itself. */
function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave();
    };
    const onScreen = (): void => {
      if (document.fullscreenElement === null) leave();
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onScreen);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onScreen);
    };
  }, []);
}
