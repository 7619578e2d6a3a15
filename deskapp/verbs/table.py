"""The verbs, in the order in which --help lists them."""

from deskapp.verbs.backup import BACKUP
from deskapp.verbs.bill import BILL
from deskapp.verbs.check import CHECK
from deskapp.verbs.export import EXPORT
from deskapp.verbs.restore import RESTORE

VERBS = (CHECK, BACKUP, RESTORE, BILL, EXPORT)
