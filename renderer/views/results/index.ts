export { ResultsView } from './ResultsView.tsx';
