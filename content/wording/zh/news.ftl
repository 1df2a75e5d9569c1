# 医院通知：每条通知下面的按钮，以及是否接收。

button-stop-news = 🔕 不再接收通知
news-below-album = 👆 来自您的医院
