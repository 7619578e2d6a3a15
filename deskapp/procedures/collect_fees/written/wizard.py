"""The walk of a collection on papers filled in by hand: one page more, for what stands on them."""

from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.procedures.collect_fees.written.service import WRITTEN_FEES


class WrittenFeesWizard(CollectFeesWizard):
    """登记手写票据."""

    procedure = WRITTEN_FEES
    verb = "登记并收款"
