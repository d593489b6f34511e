export { WallView } from './WallView.tsx';
