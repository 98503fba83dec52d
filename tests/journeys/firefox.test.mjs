import { journeysIn } from './three_engines.mjs';

journeysIn('firefox');
journeysIn('firefox', { headless: true }); // a headless Firefox has no WebGL
