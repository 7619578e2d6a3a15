"""The verbs, in the order in which --help lists them."""

from deskapp.verbs.archive import ARCHIVE
from deskapp.verbs.backup import BACKUP
from deskapp.verbs.bill import BILL
from deskapp.verbs.check import CHECK
from deskapp.verbs.export import EXPORT
from deskapp.verbs.import_roster import IMPORT
from deskapp.verbs.restore import RESTORE
from deskapp.verbs.sample import SAMPLE
from deskapp.verbs.self_test import SELF_TEST
from deskapp.verbs.tour import TOUR

VERBS = (CHECK, BACKUP, RESTORE, IMPORT, BILL, EXPORT, ARCHIVE, SELF_TEST, SAMPLE, TOUR)
