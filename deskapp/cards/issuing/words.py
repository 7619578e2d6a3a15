"""What a session says when a card is not fit to be handed out: what happened, what is safe, what to do."""

FOREIGN = "这张卡不是本系统的卡，也不是空白卡，没有改动。请换一张卡。"
NO_DESFIRE = "这张卡自称不是 DESFire 卡，没有改动。请换一张卡。"
READS_BACK_WRONG = "写入后读回的内容不一致，这张卡不能发放。请换一张卡，这张按异常卡登记。"
CHANGEABLE = "这张空白卡的卡号可以随意改写，容易被复制，没有写入。请换一张正规的卡。"
DEAD = "这张卡的扇区已经打不开，不能再用。请换一张卡，这张按异常卡登记。"
TOO_LONG = "Classic 卡有效期最长 {days} 天，没有写入。请把有效期止改早，或改发 DESFire 卡。"
WRONG_MEDIUM = "放上的卡与登记的种类不同，没有改动。请放回原来的卡，或按新卡办理。"
