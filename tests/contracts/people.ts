/** People in every store alike. A store's test calls this with a factory of fresh, empty stores. */
import { devicesContract } from './people/devices.js';
import { invitationsContract } from './people/invitations.js';
import { familiesContract } from './people/families.js';
import { invitedByContract } from './people/invitedBy.js';
import { movesContract } from './people/moves.js';
import { ownersContract } from './people/owners.js';
import type { OpenStore } from './people/setting.js';

export function peopleContract(openStore: OpenStore): void {
  devicesContract(openStore);
  invitationsContract(openStore);
  ownersContract(openStore);
  movesContract(openStore);
  familiesContract(openStore);
  invitedByContract(openStore);
}
