import { allBuilds, build } from './builds.mjs';

build(allBuilds());
