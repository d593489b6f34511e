export { StabilityView } from './StabilityView.tsx';
