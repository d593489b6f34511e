export { OutcomesView } from './OutcomesView.tsx';
