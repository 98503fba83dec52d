import { journeysIn } from './three_engines.mjs';

journeysIn('webkit');
