"""Takes money on papers that were filled in by hand while others are printed: the same payment, the numbers asked."""

from deskapp.flow.procedure import Procedure
from deskapp.procedures.collect_fees import service
from deskapp.procedures.collect_fees.steps import STEPS

WRITTEN_FEES = Procedure("written_fees", "登记手写票据", service.ACT, STEPS, service.finish, service.check)
