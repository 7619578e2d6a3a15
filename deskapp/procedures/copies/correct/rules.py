"""What is said of corrections in the copy-fee register."""

LAW = "登记本只增不改：错的一行记一笔冲销。"
