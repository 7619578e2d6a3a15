"""The procedures this counter offers, in the order of their buttons, each with its code letters and its key."""

from deskapp import following
from deskapp.procedures.access_card.wizard import AccessCardWizard
from deskapp.procedures.adjust_fee.undo.wizard import UndoReductionWizard
from deskapp.procedures.adjust_fee.wizard import AdjustFeeWizard
from deskapp.procedures.agency.wizard import AgencyCollectionWizard
from deskapp.procedures.answer_question.wizard import AnswerQuestionWizard
from deskapp.procedures.archive.add.wizard import FilePapersWizard
from deskapp.procedures.archive.check.wizard import CheckFilesWizard
from deskapp.procedures.archive.export.wizard import ExportFileWizard
from deskapp.procedures.archive.give_back.wizard import ReturnFileWizard
from deskapp.procedures.archive.lend.wizard import LendFileWizard
from deskapp.procedures.archive.look.wizard import SeeFileWizard
from deskapp.procedures.archive.place.wizard import PlaceFileWizard
from deskapp.procedures.archive.take_out.wizard import TakeOutPaperWizard
from deskapp.procedures.balance.move.wizard import MoveBalanceWizard
from deskapp.procedures.balance.refund.wizard import RefundBalanceWizard
from deskapp.procedures.balance.statement.wizard import PrintAccountWizard
from deskapp.procedures.bank_collection.authorise.wizard import AuthoriseBankWizard
from deskapp.procedures.bank_collection.bounce.wizard import ReturnBankWizard
from deskapp.procedures.bank_collection.end.wizard import EndBankWizard
from deskapp.procedures.bank_collection.invoice.wizard import IssueBankInvoiceWizard
from deskapp.procedures.bank_collection.list_out.wizard import ListBankWizard
from deskapp.procedures.bank_collection.result_in.wizard import TakeBankResultWizard
from deskapp.procedures.bank_collection.settle.wizard import SettleBankWizard
from deskapp.procedures.bank_collection.withdraw.wizard import WithdrawBankListWizard
from deskapp.procedures.blank_cards.wizard import BlankCardsWizard
from deskapp.procedures.card_book.wizard import CardBookWizard
from deskapp.procedures.card_keys.make.wizard import MakeCardKeyWizard, RollCardKeyWizard
from deskapp.procedures.card_keys.open_shift.wizard import OpenCardKeysWizard
from deskapp.procedures.card_keys.passphrase.wizard import ChangeKeyPassphraseWizard
from deskapp.procedures.card_keys.restore.wizard import RestoreCardKeyWizard
from deskapp.procedures.card_life.cancel.wizard import CancelCardWizard
from deskapp.procedures.card_life.found.wizard import FoundCardWizard
from deskapp.procedures.card_life.lost.wizard import LostCardWizard
from deskapp.procedures.card_life.renew.wizard import RenewCardWizard
from deskapp.procedures.card_life.replace.wizard import ReplaceCardWizard
from deskapp.procedures.card_life.rights.wizard import ChangeRightsWizard
from deskapp.procedures.card_life.take_back.wizard import TakeBackCardWizard
from deskapp.procedures.card_life.write_later.wizard import WriteLaterWizard
from deskapp.procedures.card_signature.wizard import CardSignatureWizard
from deskapp.procedures.card_table.wizard import CardTableWizard
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.procedures.collect_fees.written.wizard import WrittenFeesWizard
from deskapp.procedures.copies.correct.wizard import CorrectCopiesWizard
from deskapp.procedures.copies.day_receipt.wizard import CopyDayReceiptWizard
from deskapp.procedures.copies.sale.wizard import SellCopiesWizard
from deskapp.procedures.deposits.order.wizard import OrderRefundWizard
from deskapp.procedures.deposits.pay.wizard import PayRefundWizard
from deskapp.procedures.deposits.release.wizard import ReleaseDepositWizard
from deskapp.procedures.desk_cash.counterfeit.wizard import NoteCounterfeitWizard
from deskapp.procedures.desk_cash.lend.wizard import LendCashWizard
from deskapp.procedures.desk_cash.replace.wizard import ReplaceCounterfeitWizard
from deskapp.procedures.desk_cash.spot_check.wizard import SpotCheckWizard
from deskapp.procedures.desk_cash.take_back.wizard import TakeBackCashWizard
from deskapp.procedures.doors.arrange.wizard import ArrangeDoorsWizard
from deskapp.procedures.doors.compare.wizard import CompareListWizard
from deskapp.procedures.doors.hand_out.wizard import HandOutListWizard
from deskapp.procedures.doors.loaded.wizard import LoadListWizard
from deskapp.procedures.doors.number_format.wizard import NumberFormatWizard
from deskapp.procedures.draw_book.wizard import DrawBookWizard
from deskapp.procedures.draw_invoices.wizard import DrawInvoicesWizard
from deskapp.procedures.edit_agreement.wizard import EditAgreementWizard
from deskapp.procedures.edit_cues.wizard import EditCuesWizard
from deskapp.procedures.edit_customer.wizard import EditCustomerWizard
from deskapp.procedures.edit_gates.wizard import EditGatesWizard
from deskapp.procedures.edit_unit.wizard import EditUnitWizard
from deskapp.procedures.exchange_invoice.wizard import ExchangeInvoiceWizard
from deskapp.procedures.fee_notice.wizard import FeeNoticeWizard
from deskapp.procedures.finish_card.wizard import FinishCardWizard
from deskapp.procedures.handover.move_in.agree.wizard import AgreeMoveInWizard
from deskapp.procedures.handover.move_in.cancel.wizard import CancelMoveInWizard
from deskapp.procedures.handover.move_in.complete.wizard import CompleteMoveInWizard
from deskapp.procedures.handover.move_in.defects.wizard import RecheckDefectsWizard
from deskapp.procedures.handover.move_in.inspect.wizard import InspectMoveInWizard
from deskapp.procedures.handover.move_in.keys.wizard import HandOverKeysWizard
from deskapp.procedures.handover.move_in.pay.wizard import PayMoveInWizard
from deskapp.procedures.handover.move_in.prepare.wizard import PrepareMoveInWizard
from deskapp.procedures.handover.move_in.receive.wizard import ReceiveMoveInWizard
from deskapp.procedures.handover.move_in.tenant.wizard import MoveTenantInWizard
from deskapp.procedures.handover.move_out.cancel.wizard import CancelMoveOutWizard
from deskapp.procedures.handover.move_out.confirm.wizard import ConfirmMoveOutWizard
from deskapp.procedures.handover.move_out.finish.wizard import FinishMoveOutWizard
from deskapp.procedures.handover.move_out.hand_back.wizard import HandBackMoveOutWizard
from deskapp.procedures.handover.move_out.read.wizard import ReadMoveOutWizard
from deskapp.procedures.handover.move_out.settle.wizard import SettleMoveOutWizard
from deskapp.procedures.handover.move_out.start.wizard import StartMoveOutWizard
from deskapp.procedures.handover.resale.acknowledge.wizard import AcknowledgeResaleWizard
from deskapp.procedures.handover.resale.archive.wizard import ArchiveResaleWizard
from deskapp.procedures.handover.resale.cancel.wizard import CancelResaleWizard
from deskapp.procedures.handover.resale.complete.wizard import CompleteResaleWizard
from deskapp.procedures.handover.resale.keys.wizard import HandOverResaleWizard
from deskapp.procedures.handover.resale.receive.wizard import ReceiveResaleWizard
from deskapp.procedures.housekeeping.regular.wizard import RegularHousekeepingWizard
from deskapp.procedures.housekeeping.slips.wizard import HousekeepingSlipsWizard
from deskapp.procedures.import_roster.wizard import ImportRosterWizard
from deskapp.procedures.instruction.wizard import GiveInstructionWizard, WithdrawInstructionWizard
from deskapp.procedures.must_know.editing.wizard import EditFactsWizard
from deskapp.procedures.must_know.enquiry.wizard import MustKnowWizard
from deskapp.procedures.must_know.quiz.wizard import QuizWizard
from deskapp.procedures.parking.agree.wizard import AgreeParkingWizard
from deskapp.procedures.parking.end.wizard import EndParkingWizard
from deskapp.procedures.parking.top_up.wizard import TopUpParkingWizard
from deskapp.procedures.record_loss.wizard import RecordLossWizard
from deskapp.procedures.recovery_key.wizard import PrintRecoveryKeyWizard
from deskapp.procedures.release.apply.wizard import ReleaseGoodsWizard
from deskapp.procedures.release.cancel.wizard import CancelReleaseWizard
from deskapp.procedures.release.confirm.wizard import ConfirmReleaseWizard
from deskapp.procedures.release.material.wizard import ReportMaterialWizard
from deskapp.procedures.release.take_back.wizard import TakeBackReleaseWizard
from deskapp.procedures.renovation import wizards as renovation
from deskapp.procedures.reprint_receipt.wizard import ReprintReceiptWizard
from deskapp.procedures.run_billing.wizard import RunBillingWizard
from deskapp.procedures.set_tariff.rounding.wizard import SetRoundingWizard
from deskapp.procedures.set_tariff.wizard import SetTariffWizard
from deskapp.procedures.settings.wizard import ChangeSettingsWizard
from deskapp.procedures.shift.handing_over.wizard import HandOverShiftWizard
from deskapp.procedures.shift.leaving.wizard import LeaveDeskWizard
from deskapp.procedures.shift.noting.wizard import NoteDutyWizard
from deskapp.procedures.shift.reading.wizard import ReadRecordsWizard
from deskapp.procedures.shift.returning.wizard import ComeBackWizard
from deskapp.procedures.shift.rostering.wizard import SetRosterWizard
from deskapp.procedures.shift.seeing.wizard import SeeProblemWizard
from deskapp.procedures.sign_papers.wizard import SignPapersWizard
from deskapp.procedures.skip_number.wizard import SkipNumberWizard
from deskapp.procedures.staff_card.agree.wizard import AgreeToCardsWizard
from deskapp.procedures.staff_card.apply.wizard import ApplyForCardsWizard
from deskapp.procedures.staff_card.issue.wizard import StaffCardWizard
from deskapp.procedures.staff_check.wizard import StaffCheckWizard
from deskapp.procedures.staff_members.wizard import (
    AddMemberWizard,
    ChangeOwnPinWizard,
    ChangeRolesWizard,
    ResetPinWizard,
    StaffLeaveWizard,
)
from deskapp.procedures.stock_invoices.wizard import StockInvoicesWizard
from deskapp.procedures.ticket_box.wizard import TicketBoxWizard
from deskapp.procedures.till.banking.wizard import BankCashWizard
from deskapp.procedures.till.moving.wizard import MoveCashWizard
from deskapp.procedures.till.opening.wizard import OpenTillWizard
from deskapp.procedures.till.report.wizard import TillReportWizard
from deskapp.procedures.till.settling.wizard import SettleDifferenceWizard
from deskapp.procedures.void_receipt.wizard import VoidReceiptWizard
from deskapp.procedures.work_calendar.notice.wizard import ImportCalendarWizard
from deskapp.procedures.work_calendar.single_day.wizard import SetWorkdayWizard
from deskapp.procedures.write_off_book.wizard import WriteOffBookWizard
from deskapp.ui.offers import Offer

COUNTER: tuple[Offer, ...] = (
    Offer(CollectFeesWizard, "sf", "wallet", "F2"),
    Offer(ReprintReceiptWizard, "bd", "printer", "F9"),
    Offer(CloseDayWizard, "rj", "calculator", "F10"),
    Offer(AccessCardWizard, "mj", "identification-card", "F4"),
    Offer(TopUpParkingWizard, "cz", "car", short="月卡充值"),
    Offer(AgreeParkingWizard, "cw", "handshake", short="车位协议", then=following.top_up_next),
    Offer(SellCopiesWizard, "fy", "copy", short="复印传真", drafts=False),
    Offer(CopyDayReceiptWizard, "hz", "files", short="复印汇总"),
    Offer(CorrectCopiesWizard, "fg", "copy-simple", drafts=False),
    Offer(HousekeepingSlipsWizard, "jz", "drop", short="临时家政"),
    Offer(RegularHousekeepingWizard, "gd", "calendar-check", short="固定家政"),
    Offer(AgencyCollectionWizard, "ds", "bank", short="代收费"),
    Offer(renovation.FileRenovationWizard, "zx", "house-line", short="装修备案", then=following.renovation_next),
    Offer(renovation.SupplyRenovationWizard, "bl", "files", then=following.renovation_next),
    Offer(renovation.SubmitRenovationWizard, "ti", "clipboard-text", then=following.renovation_next),
    Offer(renovation.ReviewRenovationWizard, "zs", "check-circle", then=following.renovation_next),
    Offer(renovation.NotifyRenovationWizard, "tg", "phone-call", then=following.renovation_next),
    Offer(renovation.SignRenovationWizard, "qx", "handshake", then=following.renovation_next),
    Offer(
        renovation.CollectRenovationDepositWizard, "sb", "wallet", short="装修保证金", then=following.renovation_next
    ),
    Offer(renovation.CollectRenovationTaxWizard, "dx", "bank", then=following.renovation_next),
    Offer(renovation.CertifyRenovationWizard, "fz", "file-text", then=following.renovation_next),
    Offer(renovation.IssuePassesWizard, "cr", "identification-badge"),
    Offer(renovation.ExtendRenovationWizard, "zq", "calendar-plus", short="装修延期"),
    Offer(renovation.TakeBackPassesWizard, "jh", "tray"),
    Offer(renovation.NoteViolationWizard, "wg", "warning-circle"),
    Offer(
        renovation.RequestInspectionWizard, "hc", "magnifying-glass", short="申请核查", then=following.renovation_next
    ),
    Offer(renovation.InspectRenovationWizard, "zh", "check-square-offset", then=following.renovation_next),
    Offer(renovation.RefundRenovationWizard, "tb", "arrow-u-up-left", short="退保证金", then=following.renovation_next),
    Offer(renovation.ArchiveRenovationWizard, "ga", "archive"),
    Offer(renovation.CancelRenovationWizard, "qb", "x-circle"),
    Offer(renovation.PrintRenovationWizard, "zb", "printer"),
    Offer(AdjustFeeWizard, "jn", "percent", short="费用减免"),
    Offer(UndoReductionWizard, "cj", "arrow-u-up-left", drafts=False),
    Offer(FeeNoticeWizard, "tz", "envelope-simple", short="通知单"),
    Offer(PrepareMoveInWizard, "rz", "package", short="入住备袋"),
    Offer(ReceiveMoveInWizard, "jd", "users", short="入住接待", then=following.moved_next),
    Offer(InspectMoveInWizard, "yf", "magnifying-glass", short="登记验房", then=following.moved_next),
    Offer(RecheckDefectsWizard, "zg", "wrench", short="整改复验", drafts=False, then=following.moved_next),
    Offer(AgreeMoveInWizard, "qy", "handshake", short="交房协议", then=following.moved_next),
    Offer(PayMoveInWizard, "rf", "wallet", short="入住费用", then=following.moved_next),
    Offer(HandOverKeysWizard, "fa", "key", short="发钥匙", then=following.moved_next),
    Offer(CompleteMoveInWizard, "rb", "check-circle", short="入住办结", then=following.moved_next),
    Offer(CancelMoveInWizard, "qr", "x-circle", drafts=False),
    Offer(MoveTenantInWizard, "zr", "user-plus", short="租户入住", then=following.tenant_next),
    Offer(ReleaseGoodsWizard, "fx", "truck", short="物资放行", then=following.released_next),
    Offer(ConfirmReleaseWizard, "yx", "phone-call", short="放行确认", then=following.released_next),
    Offer(TakeBackReleaseWizard, "sh", "tray", short="收回放行条", drafts=False),
    Offer(CancelReleaseWizard, "qf", "prohibit", drafts=False),
    Offer(ReportMaterialWizard, "kc", "warning", drafts=False),
    Offer(ReceiveResaleWizard, "zl", "handshake", short="转让受理", then=following.resale_next),
    Offer(CompleteResaleWizard, "gy", "users-three", short="变更业主", then=following.resale_next),
    Offer(HandOverResaleWizard, "zk", "key", then=following.sign_next),
    Offer(AcknowledgeResaleWizard, "qt", "check-circle", drafts=False, then=following.resale_next),
    Offer(ArchiveResaleWizard, "zn", "archive", drafts=False),
    Offer(CancelResaleWizard, "qw", "x-circle", drafts=False),
    Offer(StartMoveOutWizard, "qc", "sign-out", short="迁出", then=following.move_out_next),
    Offer(ConfirmMoveOutWizard, "qu", "phone-call", then=following.move_out_next),
    Offer(ReadMoveOutWizard, "cb", "note-pencil", short="迁出抄表", then=following.move_out_next),
    Offer(HandBackMoveOutWizard, "hj", "tray", short="迁出交还", then=following.move_out_next),
    Offer(SettleMoveOutWizard, "jl", "calculator", short="迁出结算", then=following.move_out_next),
    Offer(FinishMoveOutWizard, "bn", "check-circle", short="办结迁出"),
    Offer(CancelMoveOutWizard, "qo", "x-circle", drafts=False),
    Offer(GiveInstructionWizard, "zt", "note-pencil", short="嘱托"),
    Offer(EditCustomerWizard, "kh", "user", short="客户资料"),
    Offer(EditUnitWizard, "dy", "house-line", short="单元资料"),
    Offer(WithdrawInstructionWizard, "cx", "note-blank"),
    Offer(FilePapersWizard, "gz", "folder-plus", short="归档资料"),
    Offer(SeeFileWizard, "ck", "folder-open", short="查看档案", drafts=False),
    Offer(PlaceFileWizard, "sj", "archive", short="档案上架"),
    Offer(LendFileWizard, "jy", "folder-minus", short="借阅档案"),
    Offer(ReturnFileWizard, "gh", "folder-simple", short="归还档案"),
    Offer(TakeOutPaperWizard, "ql", "folder-notch-minus", drafts=False),
    Offer(ExportFileWizard, "dc", "export", drafts=False),
    Offer(CheckFilesWizard, "da", "folder-notch-open", drafts=False),
    Offer(SignPapersWizard, "qm", "pen-nib", drafts=False),
    Offer(MustKnowWizard, "yz", "lightbulb", "F5", drafts=False),
    Offer(QuizWizard, "zc", "graduation-cap", drafts=False),
    Offer(RenewCardWizard, "yq", "calendar-plus", short="延期"),
    Offer(WriteLaterWizard, "bx", "pencil-simple", short="补写", drafts=False),
    Offer(LostCardWizard, "kg", "shield-warning", short="挂失", then=following.replace_next),
    Offer(ReplaceCardWizard, "hk", "swap", short="换卡"),
    Offer(TakeBackCardWizard, "ks", "tray", short="收回卡"),
    Offer(FoundCardWizard, "jg", "shield-check", act="report_card_lost"),
    Offer(CancelCardWizard, "kz", "x-circle"),
    Offer(ChangeRightsWizard, "xg", "sign-in", short="改门组"),
    Offer(ApplyForCardsWizard, "bs", "note", then=following.agree_next),
    Offer(AgreeToCardsWizard, "sp", "check-circle", then=following.cards_next),
    Offer(StaffCardWizard, "yk", "identification-badge"),
    Offer(FinishCardWizard, "xk", "arrow-u-down-left", drafts=False),
    Offer(CardSignatureWizard, "bq", "pen-nib"),
    Offer(BlankCardsWizard, "kk", "cards"),
    Offer(CardBookWizard, "fk", "rows", drafts=False),
    Offer(CardTableWizard, "jb", "table", drafts=False),
    Offer(EndParkingWizard, "zz", "stop-circle"),
    Offer(VoidReceiptWizard, "zf", "prohibit", act="close_day", then=following.collect_anew),
    Offer(ExchangeInvoiceWizard, "fp", "swap", short="换发票"),
    Offer(ReleaseDepositWizard, "kt", "calendar-check", short="押金可退"),
    Offer(OrderRefundWizard, "ty", "arrow-u-up-left"),
    Offer(PayRefundWizard, "ft", "money"),
    Offer(MoveBalanceWizard, "zy", "arrows-left-right", short="余额转用途"),
    Offer(RefundBalanceWizard, "tu", "arrow-u-up-left", short="退余额"),
    Offer(PrintAccountWizard, "zd", "file-text", short="账户对账单", drafts=False),
    Offer(LendCashWizard, "jk", "sign-out", drafts=False),
    Offer(TakeBackCashWizard, "hq", "arrow-u-down-left", short="还款"),
    Offer(NoteCounterfeitWizard, "jx", "warning-octagon"),
    Offer(ReplaceCounterfeitWizard, "bp", "check-circle"),
    Offer(SpotCheckWizard, "cc", "magnifying-glass"),
    Offer(WrittenFeesWizard, "sx", "pencil-line"),
    Offer(TicketBoxWizard, "px", "archive"),
    Offer(SkipNumberWizard, "kb", "number-circle-zero"),
    Offer(OpenTillWizard, "qd", "currency-cny"),
    Offer(MoveCashWizard, "xj", "arrows-left-right"),
    Offer(TillReportWizard, "xb", "file-text", drafts=False),
    Offer(HandOverShiftWizard, "jj", "users-three"),
    Offer(SettleDifferenceWizard, "cd", "scales"),
    Offer(BankCashWizard, "cq", "bank"),
    Offer(NoteDutyWizard, "zj", "phone-call", drafts=False),
    Offer(SeeProblemWizard, "wy", "eye", drafts=False),
    Offer(SetRosterWizard, "pb", "calendar"),
    Offer(ReadRecordsWizard, "cy", "books", drafts=False),
    Offer(LeaveDeskWizard, "lg", "sign-out"),
    Offer(ComeBackWizard, "fb", "sign-in", drafts=False),
    Offer(StockInvoicesWizard, "rk", "package"),
    Offer(DrawBookWizard, "ly", "book-open"),
    Offer(DrawInvoicesWizard, "de", "stack"),
    Offer(WriteOffBookWizard, "hx", "check-square-offset"),
    Offer(RecordLossWizard, "ys", "warning-circle"),
    Offer(AnswerQuestionWizard, "df", "chat-circle-text"),
    Offer(RunBillingWizard, "jf", "receipt"),
    Offer(IssueBankInvoiceWizard, "tf", "bank", short="托收发票"),
    Offer(AuthoriseBankWizard, "wt", "file-text", short="托收委托"),
    Offer(EndBankWizard, "zw", "x-circle"),
    Offer(ListBankWizard, "ts", "list-bullets"),
    Offer(TakeBankResultWizard, "tj", "download-simple", drafts=False),
    Offer(WithdrawBankListWizard, "ch", "arrow-u-up-left"),
    Offer(SettleBankWizard, "tc", "warning-circle"),
    Offer(ReturnBankWizard, "th", "arrow-u-down-left"),
    Offer(SetTariffWizard, "bz", "tag"),
    Offer(SetRoundingWizard, "qz", "math-operations"),
    Offer(ImportRosterWizard, "dr", "upload-simple"),
    Offer(EditCuesWizard, "tk", "chat-text", drafts=False),
    Offer(EditFactsWizard, "bj", "pencil-line"),
    Offer(StaffCheckWizard, "jc", "clipboard-text", drafts=False),
    Offer(HandOutListWizard, "md", "list-bullets", then=following.load_next),
    Offer(LoadListWizard, "dj", "download-simple"),
    Offer(CompareListWizard, "hd", "git-diff", drafts=False),
    Offer(NumberFormatWizard, "gs", "hash", drafts=False),
    Offer(ArrangeDoorsWizard, "mz", "door", drafts=False),
    Offer(OpenCardKeysWizard, "dk", "lock-key-open", short="开密钥", drafts=False),
    Offer(MakeCardKeyWizard, "my", "key", drafts=False),
    Offer(RollCardKeyWizard, "hm", "arrows-clockwise", drafts=False),
    Offer(ChangeKeyPassphraseWizard, "kl", "lock-key", drafts=False),
    Offer(RestoreCardKeyWizard, "hf", "files", drafts=False),
    Offer(PrintRecoveryKeyWizard, "hy", "shield-check", short="恢复密钥", drafts=False),
    Offer(ImportCalendarWizard, "fj", "calendar"),
    Offer(SetWorkdayWizard, "gr", "calendar-check", drafts=False),
    Offer(ChangeSettingsWizard, "sz", "gear-six"),
    Offer(EditAgreementWizard, "xy", "file-text"),
    Offer(EditGatesWizard, "bg", "sliders-horizontal", drafts=False),
    Offer(AddMemberWizard, "yg", "user-plus", drafts=False),
    Offer(ChangeRolesWizard, "gw", "users", drafts=False),
    Offer(ResetPinWizard, "mm", "key", drafts=False),
    Offer(StaffLeaveWizard, "lz", "user-minus", drafts=False),
    Offer(ChangeOwnPinWizard, "gm", "lock-key", short="改密码", drafts=False),
)
